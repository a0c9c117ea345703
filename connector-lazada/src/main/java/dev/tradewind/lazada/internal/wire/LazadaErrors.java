package dev.tradewind.lazada.internal.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tradewind.core.error.ConnectorException;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ForbiddenException;
import dev.tradewind.core.error.InvalidRequestException;
import dev.tradewind.core.error.NotFoundException;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.core.error.ReauthorizeException;
import dev.tradewind.core.error.SignatureRejectedException;
import dev.tradewind.core.error.ThrottledException;
import dev.tradewind.core.error.ThrottledException.Reach;
import dev.tradewind.core.error.TokenRejectedException;
import dev.tradewind.core.error.UnavailableException;
import dev.tradewind.core.http.Answer;
import dev.tradewind.core.http.AnswerRules;
import dev.tradewind.core.json.RawJson;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges answers by both envelopes: Lazada says 200 to almost everything. */
public final class LazadaErrors implements AnswerRules {
    /** Told in the message only; 0 and 1 have been seen. */
    private static final Pattern BAN = Pattern.compile("ban will last (\\d{1,6}) second");

    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final Duration QUOTA_WAIT = Duration.ofMinutes(10);

    private final Clock clock;
    private final RefusedSignature signatures;

    public LazadaErrors(Clock clock, RefusedSignature signatures) {
        this.clock = clock;
        this.signatures = signatures;
    }

    @Override
    public Optional<ConnectorException> judge(Answer answer, ErrorContext context) {
        Optional<LazadaAnswer> read = envelope(answer);
        if (read.isEmpty()) {
            return isPage(answer) ? Optional.of(page(answer, context)) : Optional.empty();
        }
        LazadaAnswer envelope = read.get();
        String code = envelope.failure();
        if (code == null) {
            return hollow(answer, envelope, context);
        }
        ErrorContext where = context.answer(answer.status(), code, envelope.requestId());
        if (code.equals("NoCode")) {
            return Optional.of(new ProtocolException(
                    where.answer(answer.status(), null, envelope.requestId()),
                    "the answer is JSON without a code",
                    "Check that the endpoint is Lazada's gateway with /rest at its end.",
                    null));
        }
        return Optional.of(failure(answer, envelope, code, where));
    }

    /** What is taken apart has to hold what was asked for; who calls by himself gets what came. */
    private static Optional<ConnectorException> hollow(Answer answer, LazadaAnswer envelope, ErrorContext context) {
        boolean raw = answer.decoded().filter(LazadaAnswer.class::isInstance).isEmpty();
        ErrorContext where = context.answer(answer.status(), null, envelope.requestId());
        return raw
                ? Optional.empty()
                : AnswerShape.fault(answer.operation().path(), envelope, where).map(Function.identity());
    }

    private ConnectorException failure(Answer answer, LazadaAnswer envelope, String code, ErrorContext where) {
        String path = answer.operation().path();
        LazadaErrorKind kind = LazadaErrorTable.kind(path, code, envelope.type());
        String message = "Lazada answered " + code;
        String advice = LazadaAdvice.of(code, kind);
        return switch (kind) {
            case SIGNATURE ->
                new SignatureRejectedException(
                        where, "the signature was refused", signatures.advice(path, answer.headers()), null);
            case INVALID -> new InvalidRequestException(where, message, advice, null);
            case NOT_FOUND -> new NotFoundException(where, message, advice, null);
            case FORBIDDEN, SELLER -> new ForbiddenException(where, message, advice, null);
            case TOKEN -> new TokenRejectedException(where, message, advice, null);
            case REAUTHORIZE -> new ReauthorizeException(where, message, advice, null);
            case THROTTLED -> throttled(where, message, advice, wait(envelope.message()), Reach.SHOP);
            case QUOTA -> throttled(where, message, advice, QUOTA_WAIT, Reach.APP);
            case UNAVAILABLE -> new UnavailableException(where, message, advice, null);
        };
    }

    private ThrottledException throttled(
            ErrorContext where, String message, String advice, Duration wait, Reach reach) {
        return new ThrottledException(where, message, advice, clock.instant().plus(wait), reach, null);
    }

    /** One second more than told: the ban of N seconds ends somewhere in second N. */
    private static Duration wait(String message) {
        Matcher ban = BAN.matcher(message);
        return ban.find() ? Duration.ofSeconds(Long.parseLong(ban.group(1)) + 1) : MOMENT;
    }

    private static Optional<LazadaAnswer> envelope(Answer answer) {
        if (answer.decoded().isPresent()) {
            Object decoded = answer.decoded().get();
            if (decoded instanceof LazadaAnswer typed) {
                return Optional.of(typed);
            }
            return decoded instanceof RawJson raw ? envelope(raw.text()) : Optional.empty();
        }
        return answer.text().stripLeading().startsWith("{") ? envelope(answer.text()) : Optional.empty();
    }

    private static Optional<LazadaAnswer> envelope(String text) {
        try {
            return Optional.of(new LazadaAnswer(LazadaJson.read(text)));
        } catch (JsonProcessingException cutOrStrange) {
            return Optional.empty(); // the pipeline makes a failure of its own from what is not an envelope
        }
    }

    private static boolean isPage(Answer answer) {
        String start = answer.text().stripLeading().toLowerCase(Locale.ROOT);
        return answer.decoded().isEmpty() && (start.startsWith("<") || start.contains("punish"));
    }

    private static ConnectorException page(Answer answer, ErrorContext context) {
        return new UnavailableException(
                context.answer(answer.status(), null, null),
                "a web page came in place of JSON: Lazada's firewall, or a proxy",
                "Lower the rate, and check that this address may call Lazada and that the endpoint is right.",
                null);
    }
}
