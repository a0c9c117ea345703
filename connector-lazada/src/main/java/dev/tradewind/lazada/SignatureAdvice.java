package dev.tradewind.lazada;

import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Advice about a signature of our own that was refused: the way of signing is known to be right, so the doctor looks at
 * the facts around it - the clock, the credentials, the endpoint.
 */
final class SignatureAdvice {
    private final URI base;
    private final Supplier<LazadaCredentials> credentials;
    private final Clock clock;

    SignatureAdvice(URI base, Supplier<LazadaCredentials> credentials, Clock clock) {
        this.base = base;
        this.credentials = credentials;
        this.clock = clock;
    }

    /**
     * What to do.
     *
     * @param path the API path that was called
     * @param headers of the answer
     */
    String of(String path, Map<String, String> headers) {
        LazadaCredentials app = credentials.get();
        Map<String, String> params = new LinkedHashMap<>();
        params.put("app_key", app.appKey());
        params.put("sign_method", "sha256");
        params.put("timestamp", Long.toString(clock.millis()));
        SignatureCase refused = SignatureCase.of(path, params, app.appSecret());
        Optional<Instant> server = date(headers);
        refused = server.isPresent() ? refused.serverTime(server.get()) : refused;
        List<SignatureDoctor.Diagnosis> found = SignatureDoctor.examine(refused).stream()
                .filter(diagnosis -> diagnosis.mistake() != SignatureMistake.RIGHT_SIGNATURE)
                .toList();
        String facts = found.stream().map(SignatureDoctor.Diagnosis::toString).collect(Collectors.joining(" "));
        String gateway = base.getPath() != null && base.getPath().endsWith("/rest")
                ? ""
                : " The endpoint " + base.getHost() + " has no /rest at its end, as Lazada's gateway has.";
        return (facts.isEmpty() ? "Most likely cause: " + SignatureMistake.OTHER_SECRET.fix() : sentence(facts))
                + gateway
                + clockLine(server);
    }

    private String clockLine(Optional<Instant> server) {
        if (server.isEmpty()) {
            return "";
        }
        long off = Duration.between(server.get(), clock.instant()).toSeconds();
        return " The clock is " + Math.abs(off) + " s " + (off < 0 ? "behind" : "ahead of") + " Lazada's.";
    }

    private static String sentence(String text) {
        return "Most likely cause: " + text;
    }

    private static Optional<Instant> date(Map<String, String> headers) {
        String date = headers.get("date");
        if (date == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
