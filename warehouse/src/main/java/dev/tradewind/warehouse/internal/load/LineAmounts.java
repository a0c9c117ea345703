package dev.tradewind.warehouse.internal.load;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one order line amounts to once the amounts of the whole order are divided among the lines. Null is not known.
 *
 * @param gross before any discount
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
        @Nullable BigDecimal sellerDiscount,
        @Nullable BigDecimal platformDiscount,
        @Nullable BigDecimal shipping,
        @Nullable BigDecimal shippingDiscount,
        @Nullable BigDecimal otherCharges,
        @Nullable BigDecimal tax,
        @Nullable BigDecimal net) {}
