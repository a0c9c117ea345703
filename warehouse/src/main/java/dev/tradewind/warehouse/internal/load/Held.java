package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.spi.Version;
import org.jspecify.annotations.Nullable;

/**
 * What the warehouse holds of a record.
 *
 * @param version the newest version, or null when only a tombstone is there
 * @param hash the hash of its content
 * @param gone when the platform said that it is gone, or null
 */
record Held(
        @Nullable Version version,
        @Nullable String hash,
        @Nullable Version gone) {
    /** Nothing at all. */
    static final Held NOTHING = new Held(null, null, null);

    /** The one of two with the newer version. */
    Held newer(Held other) {
        return version == null || other.version != null && version.compareTo(other.version) < 0 ? other : this;
    }

    /** Whether an incoming version takes the place of what is held. Of equal versions the greater hash wins. */
    boolean yieldsTo(Version incoming, String incomingHash) {
        if (version == null || hash == null) {
            return true;
        }
        int order = incoming.compareTo(version);
        if (hash.equals(incomingHash)) {
            return order > 0 && isGone() && !isGoneAfter(incoming);
        }
        return order > 0 || order == 0 && incomingHash.compareTo(hash) > 0;
    }

    /** What the receipt says of an incoming version. */
    Outcome outcome(Version incoming, String incomingHash) {
        if (isGoneAfter(incoming)) {
            return Outcome.STALE;
        }
        if (yieldsTo(incoming, incomingHash)) {
            return Outcome.WRITTEN;
        }
        return incomingHash.equals(hash) && version != null && incoming.compareTo(version) >= 0
                ? Outcome.UNCHANGED
                : Outcome.STALE;
    }

    /** What the receipt says of word that the record is gone. */
    Outcome outcomeOfGone(Version incoming) {
        if (version != null && version.compareTo(incoming) > 0 || isGoneAfter(incoming)) {
            return Outcome.STALE;
        }
        return gone != null && (version == null || isGone()) ? Outcome.UNCHANGED : Outcome.WRITTEN;
    }

    /** Whether the newest word on the version held is that it is gone. */
    private boolean isGone() {
        return version != null && isGoneAfter(version);
    }

    /** Whether a word that the record is gone is newer than a version. */
    boolean isGoneAfter(Version incoming) {
        return gone != null && gone.compareTo(incoming) > 0;
    }
}
