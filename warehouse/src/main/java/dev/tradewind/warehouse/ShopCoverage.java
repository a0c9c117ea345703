package dev.tradewind.warehouse;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.receipt.Coverage;
import java.util.Objects;

/**
 * What is proved to be there of one dataset of one shop.
 *
 * @param shop the shop
 * @param dataset the dataset
 * @param coverage from when to when
 */
public record ShopCoverage(ShopRef shop, Dataset<?> dataset, Coverage coverage) {
    public ShopCoverage {
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(coverage, "coverage");
    }
}
