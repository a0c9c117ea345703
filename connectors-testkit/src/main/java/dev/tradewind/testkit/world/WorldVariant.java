package dev.tradewind.testkit.world;

/**
 * A variant of a product.
 *
 * @param id the platform's id, unique within the world
 * @param sku the seller's code
 * @param title what sets it apart
 * @param price list price in minor units
 * @param special price now in minor units, 0 when that is the list price
 * @param stock pieces that can be sold
 * @param reserved pieces promised to buyers
 */
public record WorldVariant(long id, String sku, String title, long price, long special, long stock, long reserved) {}
