package dev.tradewind.testkit.world;

/**
 * A line of an order: one piece of one variant. Amounts in minor units of the world's currency.
 *
 * @param id unique within the world
 * @param number place in the order, from 0
 * @param product what was bought
 * @param variant which of its variants
 * @param title as sold
 * @param price before any discount
 * @param voucherSeller discount that the seller bears
 * @param voucherPlatform discount that the platform bears
 * @param shipping shipping before discounts
 * @param shippingSeller discount on the shipping that the seller bears
 * @param shippingPlatform discount on the shipping that the platform bears
 * @param tax tax inside the price
 * @param state where it stands
 */
public record WorldLine(
        long id,
        int number,
        long product,
        WorldVariant variant,
        String title,
        long price,
        long voucherSeller,
        long voucherPlatform,
        long shipping,
        long shippingSeller,
        long shippingPlatform,
        long tax,
        LineState state) {
    /** What the buyer pays for the goods of this line. */
    public long paid() {
        return price - voucherSeller - voucherPlatform;
    }

    /** What the buyer pays for its shipping. */
    public long shippingPaid() {
        return shipping - shippingSeller - shippingPlatform;
    }
}
