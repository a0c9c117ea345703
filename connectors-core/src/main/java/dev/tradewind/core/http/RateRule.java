package dev.tradewind.core.http;

import java.util.Objects;

/**
 * The allowance that a call draws one permit from. Where a call draws on several, they are listed from the narrowest (an
 * operation of a shop) to the widest (the whole app); shops that meet in the widest are served in turn.
 *
 * @param key which allowance
 * @param limit how large it is at first; answers that say "too many" make it smaller for a while
 * @param appWide whether all processes of the app share it: this process then takes only its
 *     {@link ConnectorRuntimeBuilder#appShare share}, and an answer that says "too many" makes it smaller only when the
 *     {@link AnswerRules} say that it is meant
 */
public record RateRule(RateKey key, RateLimit limit, boolean appWide) {
    public RateRule {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(limit, "limit");
    }

    /** An allowance of a shop or account, which only one process reads at a time. */
    public RateRule(RateKey key, RateLimit limit) {
        this(key, limit, false);
    }
}
