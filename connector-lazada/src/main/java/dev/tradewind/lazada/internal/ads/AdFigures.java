package dev.tradewind.lazada.internal.ads;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What ads brought. Lazada writes money as text and {@code -} for no data, which is null here and not 0.
 *
 * @param impressions times shown
 * @param clicks clicks
 * @param spend what it cost
 * @param addToCart pieces put into a cart
 * @param orders orders
 * @param units pieces sold
 * @param revenue revenue
 */
record AdFigures(
        @Nullable Long impressions,
        @Nullable Long clicks,
        @Nullable BigDecimal spend,
        @Nullable Long addToCart,
        @Nullable Long orders,
        @Nullable Long units,
        @Nullable BigDecimal revenue) {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(?:\\.\\d{1,20})?(?:[eE][+-]?\\d{1,2})?");
    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(?:,\\d{3}){1,9}(?:\\.\\d{1,20})?");

    /** More than any shop has of anything in a day; the sums of all ad groups still fit. */
    private static final long MOST = 100_000_000_000_000L;

    /** The row of an ad group: what its own product sold, not the rest of the shop. */
    static AdFigures ofAdgroup(JsonNode row) {
        return new AdFigures(
                count(row, "impressions"),
                count(row, "clicks"),
                amount(row, "spend"),
                count(row, "productA2c"),
                count(row, "productOrders"),
                count(row, "productUnitSold"),
                amount(row, "productRevenue"));
    }

    /** The shop's day. */
    static AdFigures ofOverview(JsonNode overview) {
        return new AdFigures(
                count(overview, "impressions"),
                count(overview, "clicks"),
                amount(overview, "spend"),
                null,
                null,
                count(overview, "unitsSold"),
                amount(overview, "revenue"));
    }

    /** Both together: a product may be in several ad groups. */
    AdFigures plus(AdFigures other) {
        return new AdFigures(
                sum(impressions, other.impressions),
                sum(clicks, other.clicks),
                sum(spend, other.spend),
                sum(addToCart, other.addToCart),
                sum(orders, other.orders),
                sum(units, other.units),
                sum(revenue, other.revenue));
    }

    /** Whether Lazada told anything. */
    boolean isEmpty() {
        return impressions == null && clicks == null && spend == null && units == null && revenue == null;
    }

    private static @Nullable Long count(JsonNode row, String field) {
        BigDecimal value = amount(row, field);
        if (value == null) {
            return null;
        }
        boolean counts = value.signum() >= 0
                && value.compareTo(BigDecimal.valueOf(MOST)) <= 0
                && value.stripTrailingZeros().scale() <= 0;
        if (!counts) {
            throw new NumberFormatException(field);
        }
        return value.longValueExact();
    }

    /** Throws with the field's name when it is no number. */
    private static @Nullable BigDecimal amount(JsonNode row, String field) {
        String text = row.path(field).asText("").strip();
        if (text.isEmpty() || text.equals("-") || text.equals("null")) {
            return null;
        }
        String plain = GROUPED.matcher(text).matches() ? text.replace(",", "") : text;
        if (!NUMBER.matcher(plain).matches()) {
            throw new NumberFormatException(field);
        }
        return new BigDecimal(plain);
    }

    private static @Nullable Long sum(@Nullable Long left, @Nullable Long right) {
        return left == null ? right : right == null ? left : (Long) (left + right);
    }

    private static @Nullable BigDecimal sum(@Nullable BigDecimal left, @Nullable BigDecimal right) {
        return left == null ? right : right == null ? left : left.add(right);
    }
}
