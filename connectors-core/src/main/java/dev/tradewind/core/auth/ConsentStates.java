package dev.tradewind.core.auth;

import dev.tradewind.core.Platform;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.InvalidRequestException;
import dev.tradewind.core.time.Chance;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Makes and takes the {@code state} that a consent carries to the platform and back, so that nobody can have his own account
 * connected in another's name. Each is marked with the app's secret, has an end, and is taken once; and it is bound either to
 * the browser session that asked, or to the account whose consent alone it is good for.
 *
 * <p>A state of a session is good for 10 minutes. One of an account may go out by mail: it is good for 7 days, and needs no
 * session, since whoever comes back with it can bring to life that one account and nothing else. What was taken is remembered
 * until its end, in memory: another process would take it again, but no platform gives two pairs for one code.
 *
 * <p>Safe for use by several threads.
 */
public final class ConsentStates {
    private static final Duration SESSION_LIFE = Duration.ofMinutes(10);
    private static final Duration ACCOUNT_LIFE = Duration.ofDays(7);
    private static final String SESSION = "s";
    private static final String ACCOUNT = "a";
    private static final int PARTS = 5;

    private final Clock clock;
    private final Chance chance;
    private final ConcurrentMap<String, Instant> taken = new ConcurrentHashMap<>();

    /**
     * None yet.
     *
     * @param clock says when a state ends
     * @param chance makes each of them another
     */
    public ConsentStates(Clock clock, Chance chance) {
        this.clock = clock;
        this.chance = chance;
    }

    /**
     * A state for a consent that is asked for in a browser session. It does not hold the session's value.
     *
     * @param secret the app's
     * @param session what only this browser session has, such as its id
     * @throws IllegalArgumentException when it is blank: then all sessions would be the same one
     */
    public String ofSession(Secret secret, String session) {
        if (session.isBlank()) {
            throw new IllegalArgumentException(
                    "a consent needs the browser session that asked for it, and it is blank");
        }
        return make(secret, SESSION, code(secret, "session", session), SESSION_LIFE);
    }

    /**
     * A state for a consent that only one account may give.
     *
     * @param secret the app's
     * @param account whatever names it to the one who takes the consent; can be read by everybody
     */
    public String ofAccount(Secret secret, String account) {
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(account.getBytes(StandardCharsets.UTF_8));
        return make(secret, ACCOUNT, value, ACCOUNT_LIFE);
    }

    /**
     * Takes a state that came back where there is no session.
     *
     * @return the account whose consent it is good for
     * @throws InvalidRequestException when this app did not make it, it is over, was taken before, or belongs to a session
     */
    public String take(Platform platform, Secret secret, String returned) {
        String[] parts = opened(platform, secret, returned);
        if (!parts[0].equals(ACCOUNT)) {
            throw refused(platform, "the state belongs to a browser session, and none was given");
        }
        return once(platform, parts).orElseThrow();
    }

    /**
     * Takes a state that came back to a browser session.
     *
     * @param session the value of the session to which it came back
     * @return the account whose consent alone it is good for; empty when the session may bring any
     * @throws InvalidRequestException when this app did not make it, it is over, was taken before, or was made for another
     *     session
     */
    public Optional<String> take(Platform platform, Secret secret, String returned, String session) {
        String[] parts = opened(platform, secret, returned);
        if (parts[0].equals(SESSION) && !Hmac.sha256(secret).acceptsHex(bytes("session", session), parts[1])) {
            throw refused(platform, "the state was made for another browser session");
        }
        return once(platform, parts);
    }

    private String make(Secret secret, String kind, String value, Duration life) {
        long end = clock.instant().plus(life).getEpochSecond();
        String text = String.join(".", kind, value, Long.toString(end), chance.nextId());
        return text + "." + code(secret, "state", text);
    }

    /** The parts of a state of this app that is not over. */
    private String[] opened(Platform platform, Secret secret, String returned) {
        String[] parts = returned.split("\\.", -1);
        int cut = returned.lastIndexOf('.');
        boolean ours = parts.length == PARTS
                && Hmac.sha256(secret).acceptsHex(bytes("state", returned.substring(0, cut)), parts[PARTS - 1]);
        if (!ours) {
            throw refused(platform, "the state was not made by this app");
        }
        if (!clock.instant().isBefore(end(parts))) {
            throw refused(platform, "the state is over since " + end(parts));
        }
        return parts;
    }

    private Optional<String> once(Platform platform, String[] parts) {
        Instant now = clock.instant();
        taken.values().removeIf(end -> !now.isBefore(end));
        if (taken.putIfAbsent(parts[3], end(parts)) != null) {
            throw refused(platform, "the state was taken before");
        }
        return parts[0].equals(SESSION)
                ? Optional.empty()
                : Optional.of(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
    }

    private static Instant end(String[] parts) {
        return Instant.ofEpochSecond(Long.parseLong(parts[2]));
    }

    private static String code(Secret secret, String what, String text) {
        return HexFormat.of().formatHex(Hmac.sha256(secret).sign(bytes(what, text)));
    }

    /** A code for one purpose is none for another. */
    private static byte[] bytes(String what, String text) {
        return ("tradewind " + what + " " + text).getBytes(StandardCharsets.UTF_8);
    }

    private static InvalidRequestException refused(Platform platform, String why) {
        return new InvalidRequestException(
                ErrorContext.of(platform, "connect"), why, "Do not use the code; begin again with a new link.", null);
    }
}
