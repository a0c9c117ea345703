package dev.tradewind.lazada.model;

import org.jspecify.annotations.Nullable;

/**
 * Stock of a variant in one warehouse: total = sellable + withheld + occupied.
 *
 * @param warehouseCode the warehouse
 * @param sellableQuantity pieces that can be sold
 * @param withholdQuantity pieces in orders that are not paid yet
 * @param occupyQuantity pieces in orders that are paid and not yet packed
 * @param totalQuantity all of them
 */
public record LazadaInventory(
        @Nullable String warehouseCode,
        @Nullable Long sellableQuantity,
        @Nullable Long withholdQuantity,
        @Nullable Long occupyQuantity,
        @Nullable Long totalQuantity) {}
