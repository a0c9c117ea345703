package dev.tradewind.lazada;

import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Advice about a signature of our own that was refused: the way of signing is known to be right, so the doctor looks at
 * the facts around it - the clock, the credentials, the endpoint.
 */
final class SignatureAdvice {
    private static final Duration WORTH_TELLING = Duration.ofMinutes(1);

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
        String facts = SignatureDoctor.examine(refused).stream()
                .filter(diagnosis -> diagnosis.mistake() != SignatureMistake.RIGHT_SIGNATURE)
                .map(SignatureDoctor.Diagnosis::toString)
                .collect(Collectors.joining(" "));
        String cause = facts.isEmpty() ? SignatureMistake.OTHER_SECRET.fix() : "Likely cause: " + facts;
        return cause + gatewayLine() + server.map(this::clockLine).orElse("");
    }

    private String gatewayLine() {
        boolean usual = base.getPath() != null && base.getPath().endsWith("/rest");
        return usual ? "" : " The endpoint " + base.getHost() + " has no /rest at its end, as Lazada's gateway has.";
    }

    private String clockLine(Instant server) {
        Duration off = Duration.between(server, clock.instant());
        return off.abs().compareTo(WORTH_TELLING) < 0
                ? ""
                : " The clock is " + off.abs().toSeconds() + " s " + (off.isNegative() ? "behind" : "ahead of")
                        + " Lazada's.";
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
