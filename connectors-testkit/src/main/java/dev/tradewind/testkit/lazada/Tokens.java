package dev.tradewind.testkit.lazada;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * The tokens of one seller: of the one shop, or of a shop on each of several sites. A refresh token works once and its pair replaces the one before; what a lost answer took with
 * it is gone. Holds one living pair, so it does not grow.
 */
final class Tokens {
    private static final Duration CODE_LIFE = Duration.ofMinutes(30);

    private final Clock clock;
    private final Duration accessLife;
    private final Duration refreshLife;
    private final boolean oldAccessDies;
    private final Random random;
    private final Map<String, Instant> codes = new HashMap<>();
    private final Map<String, String> sellers = new LinkedHashMap<>();
    private Pair pair;
    private String oldAccess = "";
    private Instant oldAccessExpires = Instant.EPOCH;
    private long refreshes;

    Tokens(Clock clock, Duration accessLife, Duration refreshLife, boolean oldAccessDies, long seed) {
        this.clock = clock;
        this.accessLife = accessLife;
        this.refreshLife = refreshLife;
        this.oldAccessDies = oldAccessDies;
        this.random = new Random(seed);
        this.pair = newPair(clock.instant().plus(refreshLife));
    }

    /** The tokens are good for the seller's shop on this site, too. */
    synchronized void reach(String country, String seller) {
        sellers.put(country, seller);
    }

    /** The shop on each site, by country. */
    synchronized Map<String, String> sellers() {
        return new LinkedHashMap<>(sellers);
    }

    synchronized Pair pair() {
        return pair;
    }

    synchronized long refreshes() {
        return refreshes;
    }

    synchronized boolean isAlive(String access) {
        Instant now = clock.instant();
        return access.equals(pair.access()) && now.isBefore(pair.accessExpires())
                || access.equals(oldAccess) && now.isBefore(oldAccessExpires);
    }

    synchronized String issueCode(String appKey) {
        String code = "0_" + appKey + "_" + letters(16);
        codes.put(code, clock.instant().plus(CODE_LIFE));
        return code;
    }

    synchronized Pair create(String code) {
        Instant end = codes.remove(code);
        if (end == null || !clock.instant().isBefore(end)) {
            throw Refusal.caller("InvalidCode", "Invalid authorization code");
        }
        pair = newPair(clock.instant().plus(refreshLife));
        oldAccess = "";
        return pair;
    }

    /** The new refresh token ends when the old one would have: a refresh does not prolong a consent. */
    synchronized Pair refresh(String refresh) {
        if (!refresh.equals(pair.refresh()) || !clock.instant().isBefore(pair.refreshExpires())) {
            throw Refusal.caller("IllegalRefreshToken", "The specified refresh token is invalid or expired");
        }
        refreshes++;
        oldAccess = oldAccessDies ? "" : pair.access();
        oldAccessExpires = pair.accessExpires();
        pair = newPair(pair.refreshExpires());
        return pair;
    }

    /** The seller takes the consent back. */
    synchronized void revoke() {
        pair = newPair(Instant.EPOCH);
        oldAccess = "";
    }

    private Pair newPair(Instant refreshExpires) {
        return new Pair("50000" + letters(24), clock.instant().plus(accessLife), "50001" + letters(24), refreshExpires);
    }

    private String letters(int length) {
        byte[] bytes = new byte[length / 2];
        random.nextBytes(bytes);
        return new String(
                HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
    }

    /** Two tokens. Never printed. */
    static final class Pair {
        private final String access;
        private final Instant accessExpires;
        private final String refresh;
        private final Instant refreshExpires;

        Pair(String access, Instant accessExpires, String refresh, Instant refreshExpires) {
            this.access = access;
            this.accessExpires = accessExpires;
            this.refresh = refresh;
            this.refreshExpires = refreshExpires;
        }

        String access() {
            return access;
        }

        Instant accessExpires() {
            return accessExpires;
        }

        String refresh() {
            return refresh;
        }

        Instant refreshExpires() {
            return refreshExpires;
        }
    }
}
