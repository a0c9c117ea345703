package dev.tradewind.core.spi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a check found.
 *
 * @param serverTime the platform's clock when it answered, or empty when it did not
 * @param earliest per feed name, the earliest instant that can be read, where there is a limit
 * @param findings what a person should know; none when all is well
 */
public record Health(Optional<Instant> serverTime, Map<String, Instant> earliest, List<Finding> findings) {
    public Health {
        Objects.requireNonNull(serverTime, "serverTime");
        earliest = Map.copyOf(earliest);
        findings = List.copyOf(findings);
    }

    /**
     * One finding.
     *
     * @param severity whether a sync can work at all
     * @param feed the feed it is about, empty for the shop
     * @param message what is wrong
     * @param advice what to do
     */
    public record Finding(Severity severity, String feed, String message, String advice) {}

    /** How bad a finding is. */
    public enum Severity {
        /** Good to know. */
        NOTE,
        /** A feed will not be read. */
        FEED_BLOCKED,
        /** Nothing can be read. */
        SHOP_BLOCKED,
        /** Only a new consent helps. */
        REAUTHORIZE
    }

    /** All is well, and it is this time at the platform. */
    public static Health good(Instant serverTime) {
        return new Health(Optional.of(serverTime), Map.of(), List.of());
    }

    /** Whether the shop can be read. */
    public boolean ok() {
        return findings.stream()
                .noneMatch(finding ->
                        finding.severity() == Severity.SHOP_BLOCKED || finding.severity() == Severity.REAUTHORIZE);
    }
}
