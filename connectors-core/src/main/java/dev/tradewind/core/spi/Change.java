package dev.tradewind.core.spi;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.json.RawJson;
import java.util.Objects;
import java.util.Optional;

/**
 * One whole record in one version, or word that it is gone.
 *
 * @param dataset what it is
 * @param id the platform's id, unique within shop and dataset: the order, the product (not the variant), the customer,
 *     {@code item/variant/location} of a stock level, {@code level/item/channel/device/date} of a traffic day
 * @param market the market it belongs to, empty for the home market
 * @param version which state of it
 * @param record the record, or empty when the platform answered that it is gone
 * @param raw what the platform sent, when it is kept
 */
public record Change<T>(
        Dataset<T> dataset, String id, String market, Version version, Optional<T> record, Optional<RawJson> raw) {
    public Change {
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(raw, "raw");
    }

    /** A record of the home market. */
    public static <T> Change<T> of(Dataset<T> dataset, String id, Version version, T record) {
        return new Change<>(dataset, id, "", version, Optional.of(record), Optional.empty());
    }

    /** Word that a record is gone; the version's source is the time of the delete, as far as it is known. */
    public static <T> Change<T> gone(Dataset<T> dataset, String id, Version version) {
        return new Change<>(dataset, id, "", version, Optional.empty(), Optional.empty());
    }
}
