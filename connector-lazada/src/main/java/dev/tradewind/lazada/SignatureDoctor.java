package dev.tradewind.lazada;

import dev.tradewind.lazada.internal.wire.GatewayClock;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names the likely cause of {@code IncompleteSignature}. Looks at the facts of the request, and when the signature or
 * the signed text of the failing program is known, makes both again in every wrong way that is known and compares. Pure:
 * asks nobody, prints no value of a parameter.
 */
public final class SignatureDoctor {
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2})+");
    private static final Pattern ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}");

    /**
     * A mistake that was found.
     *
     * @param mistake which
     * @param detail more about it, such as the name of a parameter; may be empty
     */
    public record Diagnosis(SignatureMistake mistake, String detail) {
        /** What is wrong and what to do, for people. */
        @Override
        public String toString() {
            String more = detail.isEmpty() ? "" : " (" + detail + ")";
            return mistake.message() + more + ". " + mistake.fix();
        }
    }

    private final SignatureCase patient;
    private final Set<Diagnosis> found = new LinkedHashSet<>();

    private SignatureDoctor(SignatureCase patient) {
        this.patient = patient;
    }

    /** Examines a refused request; the most certain finding first, never empty. */
    public static List<Diagnosis> examine(SignatureCase refused) {
        return new SignatureDoctor(refused).examine();
    }

    private List<Diagnosis> examine() {
        boolean named = compare();
        facts();
        if (!named) {
            boolean right = patient.sign().isEmpty() && patient.base().isEmpty();
            if (!right && found.isEmpty()) {
                find(SignatureMistake.OTHER_SECRET, "");
            } else if (found.isEmpty()) {
                find(SignatureMistake.RIGHT_SIGNATURE, "no signature was given to compare with");
            }
        }
        return List.copyOf(found);
    }

    /** Compares with what the failing program did; whether that explained anything. */
    private boolean compare() {
        List<WrongBases.Base> bases = WrongBases.of(patient.path(), patient.params());
        Optional<byte[]> sent = patient.sign().flatMap(this::bytes);
        for (WrongBases.Base base : bases) {
            if (patient.base().map(base.text()::equals).orElse(false) && base.mistake() != null) {
                find(base.mistake(), base.detail());
            }
        }
        if (sent.isEmpty()) {
            return !found.isEmpty();
        }
        String signed = patient.base().orElse("");
        for (WrongBases.Base base : bases) {
            for (WrongSigner.Signature candidate : WrongSigner.all(patient.secret(), base.text())) {
                if (Arrays.equals(candidate.bytes(), sent.get())) {
                    name(base, candidate);
                    return true;
                }
            }
        }
        for (WrongSigner.Signature candidate : WrongSigner.all(patient.secret(), signed)) {
            if (Arrays.equals(candidate.bytes(), sent.get())) {
                find(SignatureMistake.PARAMETER_LEFT_OUT, "the signed text differs from what was sent");
                return true;
            }
        }
        return !found.isEmpty();
    }

    private void name(WrongBases.Base base, WrongSigner.Signature signature) {
        if (base.mistake() != null) {
            find(base.mistake(), base.detail());
        }
        if (signature.mistake() != null) {
            find(signature.mistake(), signature.detail());
        }
        if (found.isEmpty()) {
            find(SignatureMistake.RIGHT_SIGNATURE, "");
        }
    }

    /** The bytes of the signature sent; notes a form that the gateway does not read. */
    private Optional<byte[]> bytes(String sign) {
        if (HEX.matcher(sign).matches()) {
            if (sign.length() == 64 && !sign.equals(sign.toUpperCase(Locale.ROOT))) {
                find(SignatureMistake.LOWER_CASE, "");
            }
            return Optional.of(HexFormat.of().parseHex(sign.toLowerCase(Locale.ROOT)));
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(sign);
            find(SignatureMistake.BASE64, "");
            return Optional.of(bytes);
        } catch (IllegalArgumentException notBase64) {
            find(SignatureMistake.WRONG_LENGTH, sign.length() + " characters that are not hexadecimal");
            return Optional.empty();
        }
    }

    private void facts() {
        String path = patient.path();
        if (!path.equals(WrongBases.apiPath(path))) {
            boolean prefix = path.startsWith("/rest/");
            find(prefix ? SignatureMistake.GATEWAY_PREFIX_SIGNED : SignatureMistake.PATH_MALFORMED, "");
        }
        for (String name : List.of("app_key", "timestamp", "sign_method")) {
            if (patient.params().getOrDefault(name, "").isBlank()) {
                find(SignatureMistake.SYSTEM_PARAMETER_MISSING, name);
            }
        }
        if (path.contains("/auth/token/") && patient.params().containsKey("access_token")) {
            find(SignatureMistake.TOKEN_ON_TOKEN_CALL, "");
        }
        patient.params().forEach(this::value);
        clock();
    }

    private void value(String name, String value) {
        if (value.isBlank()) {
            find(SignatureMistake.BLANK_VALUES_SIGNED, name);
        } else if (ENCODED.matcher(value).find()) {
            find(SignatureMistake.ENCODED_TWICE, name);
        }
        if (name.equals("sign_method") && !value.equals("sha256")) {
            find(SignatureMistake.MD5, "sign_method is not sha256");
        }
        if (name.equals("app_key") && !value.matches("\\d+")) {
            find(SignatureMistake.KEY_AND_SECRET_SWAPPED, "the app key is not a number");
        }
    }

    private void clock() {
        String timestamp = patient.params().getOrDefault("timestamp", "");
        if (!timestamp.matches("\\d{10,19}")) {
            return;
        }
        if (timestamp.length() == 10) {
            find(SignatureMistake.TIMESTAMP_IN_SECONDS, "");
            return;
        }
        Instant stated = Instant.ofEpochMilli(new BigInteger(timestamp).longValue());
        patient.serverTime()
                .map(server -> Duration.between(server, stated))
                .filter(off -> off.abs().compareTo(GatewayClock.TOLERANCE) > 0)
                .ifPresent(off -> find(SignatureMistake.CLOCK_OFF, off.toSeconds() + " s"));
    }

    private void find(SignatureMistake mistake, String detail) {
        if (found.stream().noneMatch(each -> Objects.equals(each.mistake(), mistake))) {
            found.add(new Diagnosis(mistake, detail));
        }
    }
}
