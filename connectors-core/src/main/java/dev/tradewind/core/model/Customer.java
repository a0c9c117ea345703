package dev.tradewind.core.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A buyer, with as little of the person as analysis needs. Marketplaces mask buyers: a masked value never replaces a
 * real one.
 *
 * @param id the platform's id, unique within the shop
 * @param displayName a name for people, masked unless the user asked otherwise, or null
 * @param emailHash SHA-256 of the lower-case address in hex, or null
 * @param phoneHash SHA-256 of the digits in hex, or null
 * @param country ISO 3166 alpha-2, or null
 * @param region state or province, or null
 * @param city city, or null
 * @param postalPrefix the first characters of the postal code, at most 12, or null
 * @param guest whether the buyer has no account
 * @param masked whether the platform has hidden parts of the values
 * @param marketingOptIn whether the buyer agreed to advertising, or null when not told
 * @param updatedAt the platform's own time of the last change, or null
 */
public record Customer(
        String id,
        @Nullable String displayName,
        @Nullable String emailHash,
        @Nullable String phoneHash,
        @Nullable String country,
        @Nullable String region,
        @Nullable String city,
        @Nullable String postalPrefix,
        boolean guest,
        boolean masked,
        @Nullable Boolean marketingOptIn,
        @Nullable Instant updatedAt) {
    public Customer {
        Objects.requireNonNull(id, "id");
    }

    /** A buyer of whom only the id is known. */
    public static Customer ofId(String id) {
        return new Customer(id, null, null, null, null, null, null, null, false, true, null, null);
    }
}
