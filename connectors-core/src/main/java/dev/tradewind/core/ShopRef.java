package dev.tradewind.core;

import java.util.Objects;

/**
 * The identity of one seller account on one platform.
 *
 * @param platform the platform
 * @param id the platform's own id of the account, as text, unique within the platform
 */
public record ShopRef(Platform platform, String id) {
    public ShopRef {
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(id, "id");
        if (id.isBlank() || id.length() > 64) {
            throw new IllegalArgumentException("shop id must have 1 to 64 characters, got: '" + id + "'");
        }
    }

    /** The form that receipts and logs print: {@code lazada/100123}. */
    @Override
    public String toString() {
        return platform.code() + "/" + id;
    }
}
