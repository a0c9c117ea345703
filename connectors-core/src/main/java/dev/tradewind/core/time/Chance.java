package dev.tradewind.core.time;

/** The only source of chance. A run replays when it is given the same one. Safe for use by several threads. */
public interface Chance {
    /** A number from 0 (inclusive) to 1 (exclusive): jitter. Need not be unpredictable. */
    double nextFraction();

    /** As many bytes that nobody can predict: nonces, keys, initialisation vectors. */
    byte[] nextBytes(int length);

    /** A new identifier: 32 lower-case hexadecimal digits. */
    default String nextId() {
        StringBuilder id = new StringBuilder(32);
        for (byte part : nextBytes(16)) {
            id.append(Character.forDigit((part >> 4) & 0xf, 16)).append(Character.forDigit(part & 0xf, 16));
        }
        return id.toString();
    }
}
