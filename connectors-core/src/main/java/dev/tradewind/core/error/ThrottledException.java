package dev.tradewind.core.error;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Too many calls: go on after the instant given. */
public final class ThrottledException extends ConnectorException {
    private static final long serialVersionUID = 2L;
    private final transient Instant until;
    private final Reach reach;

    /** Whose calls were too many. */
    public enum Reach {
        /** Those of this shop, or of this group of operations: the other shops of the app go on. */
        SHOP,
        /** Those of the app over all its shops: none of them goes on. */
        APP
    }

    /** Makes the error for {@link Reach#SHOP}; the message must not hold a secret. */
    public ThrottledException(
            ErrorContext context, String message, String advice, Instant until, @Nullable Throwable cause) {
        this(context, message, advice, until, Reach.SHOP, cause);
    }

    /** Makes the error; the message must not hold a secret. */
    public ThrottledException(
            ErrorContext context,
            String message,
            String advice,
            Instant until,
            Reach reach,
            @Nullable Throwable cause) {
        super(context, message, advice, cause);
        this.until = until;
        this.reach = Objects.requireNonNull(reach, "reach");
    }

    /** When the platform, or our own permit, lets the next call through. */
    public Instant until() {
        return until;
    }

    /** Whose calls were too many, as far as the platform said so; {@link Reach#SHOP} when it did not. */
    public Reach reach() {
        return reach;
    }

    @Override
    public boolean retryable() {
        return true;
    }
}
