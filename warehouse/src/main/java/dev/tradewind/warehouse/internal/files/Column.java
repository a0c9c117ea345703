package dev.tradewind.warehouse.internal.files;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of Lazada's Business Advisor export. */
enum Column {
    DATE("Date", Kind.DATE),
    REVENUE("Revenue", Kind.AMOUNT),
    VISITORS("Visitors", Kind.COUNT),
    ORDERS("Orders", Kind.COUNT),
    PAGEVIEWS("Pageviews", Kind.COUNT),
    UNITS_SOLD("Units Sold", Kind.COUNT),
    ADD_TO_CART_UNITS("Add to Cart Units", Kind.COUNT),
    WISHLISTS("Wishlists", Kind.COUNT),
    BUYERS("Buyers", Kind.KEPT),
    CONVERSION_RATE("Conversion Rate", Kind.KEPT),
    REVENUE_PER_BUYER("Revenue per Buyer", Kind.KEPT),
    VISITOR_VALUE("Visitor Value", Kind.KEPT),
    ADD_TO_CART_USERS("Add to Cart Users", Kind.KEPT),
    WISHLIST_USERS("Wishlist Users", Kind.KEPT),
    AVERAGE_ORDER_VALUE("Average Order Value", Kind.KEPT),
    AVERAGE_BASKET_SIZE("Average Basket Size", Kind.KEPT),
    CANCELLED_AMOUNT("Cancelled Amount", Kind.KEPT),
    RETURN_REFUND_AMOUNT("Return/Refund Amount", Kind.KEPT);

    /** Columns whose days add up to the range. A visitor of two days is one visitor of the range. */
    static final List<Column> ADDITIVE = List.of(REVENUE, ORDERS, PAGEVIEWS, UNITS_SOLD, ADD_TO_CART_UNITS, WISHLISTS);

    /** What a column holds. */
    enum Kind {
        DATE,
        COUNT,
        AMOUNT,
        /** Known, and kept only as raw text. */
        KEPT
    }

    private final String title;
    private final Kind kind;

    Column(String title, Kind kind) {
        this.title = title;
        this.kind = kind;
    }

    String title() {
        return title;
    }

    boolean isRequired() {
        return kind != Kind.KEPT;
    }

    /** Finds a column by its title, whatever the case and the blanks. */
    static Optional<Column> titled(String text) {
        String wanted = bare(text);
        return Arrays.stream(values())
                .filter(column -> bare(column.title).equals(wanted))
                .findFirst();
    }

    private static String bare(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "");
    }
}
