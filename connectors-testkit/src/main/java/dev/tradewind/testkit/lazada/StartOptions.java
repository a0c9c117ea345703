package dev.tradewind.testkit.lazada;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a fake Lazada starts. Immutable.
 *
 * @param port where it listens, 0 for any free port
 * @param clock where its clock stands, empty for one hour after the end of the world's span
 * @param latency how far each call moves the clock
 * @param accessLife how long an access token lives
 * @param refreshLife how long a refresh token lives
 * @param oldAccessDies whether a refresh kills the access token before it
 * @param seller the platform's id of the shop
 * @param reviews whether the shop's settings ask for reviews
 */
public record StartOptions(
        int port,
        Optional<Instant> clock,
        Duration latency,
        Duration accessLife,
        Duration refreshLife,
        boolean oldAccessDies,
        String seller,
        boolean reviews) {
    /** Any port, 20 ms a call, tokens of 7 and 30 days, old access tokens die, shop 100123, no reviews. */
    public static StartOptions defaults() {
        return new StartOptions(
                0,
                Optional.empty(),
                Duration.ofMillis(20),
                Duration.ofDays(7),
                Duration.ofDays(30),
                true,
                "100123",
                false);
    }

    /** Listening here. */
    public StartOptions port(int value) {
        return new StartOptions(value, clock, latency, accessLife, refreshLife, oldAccessDies, seller, reviews);
    }

    /** With the clock at a fixed instant. */
    public StartOptions clock(Instant value) {
        return new StartOptions(
                port, Optional.of(value), latency, accessLife, refreshLife, oldAccessDies, seller, reviews);
    }

    /** With calls that take this long by the virtual clock. */
    public StartOptions latency(Duration value) {
        return new StartOptions(port, clock, value, accessLife, refreshLife, oldAccessDies, seller, reviews);
    }

    /** With tokens that live this long. */
    public StartOptions tokenLife(Duration access, Duration refresh) {
        return new StartOptions(port, clock, latency, access, refresh, oldAccessDies, seller, reviews);
    }

    /** With access tokens that outlive a refresh, or not. */
    public StartOptions oldAccessDies(boolean value) {
        return new StartOptions(port, clock, latency, accessLife, refreshLife, value, seller, reviews);
    }

    /** As another shop; digits. */
    public StartOptions seller(String value) {
        return new StartOptions(port, clock, latency, accessLife, refreshLife, oldAccessDies, value, reviews);
    }

    /** With settings that ask for reviews, which are off by default. */
    public StartOptions readingReviews() {
        return new StartOptions(port, clock, latency, accessLife, refreshLife, oldAccessDies, seller, true);
    }
}
