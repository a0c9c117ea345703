package dev.tradewind.testkit.lazada;

import java.time.Instant;

/**
 * A review as a warehouse should hold it, worked out from the shop and not through any connector.
 *
 * @param id its id
 * @param itemId the product
 * @param orderId the order
 * @param madeAt when it was made
 * @param stars from 1 to 5, empty for a follow-up
 */
public record ExpectedReview(String id, String itemId, String orderId, Instant madeAt, String stars) {}
