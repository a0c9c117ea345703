package dev.tradewind.warehouse.internal.load;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one order line amounts to once the amounts of the whole order are divided among the lines.
 *
 * @param gross before any discount; null when it is not known
 * @param sellerDiscount on the goods, borne by the seller
 * @param platformDiscount on the goods, borne by the platform
 * @param shipping before shipping discounts
 * @param shippingDiscount whoever bears it
 * @param otherCharges tips, duties, order fees
 * @param tax whether or not the prices hold it
 * @param net what the buyer pays for the line; null when gross is not known
 */
record LineAmounts(
        @Nullable BigDecimal gross,
        BigDecimal sellerDiscount,
        BigDecimal platformDiscount,
        BigDecimal shipping,
        BigDecimal shippingDiscount,
        BigDecimal otherCharges,
        BigDecimal tax,
        @Nullable BigDecimal net) {}
