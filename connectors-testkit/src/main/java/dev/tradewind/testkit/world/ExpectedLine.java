package dev.tradewind.testkit.world;

import dev.tradewind.core.model.OrderStatus;
import java.math.BigDecimal;

/**
 * A line as a warehouse should hold it, in major units of the world's currency.
 *
 * @param id the platform's id
 * @param sku the seller's code
 * @param productId the platform's id of the product
 * @param variantId the platform's id of the variant
 * @param status normalized state
 * @param unitPrice price before any discount; the quantity is 1, so it is the gross amount as well
 * @param sellerDiscount discount on the goods that the seller bears
 * @param platformDiscount discount on the goods that the platform bears
 * @param shipping shipping before discounts
 * @param shippingDiscount discounts on the shipping
 * @param tax tax inside the price
 * @param net what the buyer pays for it: goods and shipping after discounts
 */
public record ExpectedLine(
        String id,
        String sku,
        String productId,
        String variantId,
        OrderStatus status,
        BigDecimal unitPrice,
        BigDecimal sellerDiscount,
        BigDecimal platformDiscount,
        BigDecimal shipping,
        BigDecimal shippingDiscount,
        BigDecimal tax,
        BigDecimal net) {}
