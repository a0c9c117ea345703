package dev.tradewind.core.model;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happened on one day on one shop or product page. A count that the platform does not tell is null, not 0. Rows of
 * the two levels must never be added up together.
 *
 * @param date the day in the shop's own zone
 * @param level whether this is about the whole shop or one product
 * @param item the product, or null for the shop
 * @param channel where it comes from: {@code organic}, {@code sponsored}, {@code all}, or the platform's own word
 * @param device the device class, or {@code all}
 * @param pageViews pages shown
 * @param visits sessions
 * @param uniqueVisitors visitors; not additive over days or products
 * @param addToCart pieces put into a cart
 * @param wishlists times put on a wish list
 * @param orders orders attributed
 * @param units pieces attributed
 * @param revenue revenue attributed
 * @param adImpressions times an ad was shown
 * @param adClicks clicks on ads
 * @param adSpend what the ads cost
 */
public record TrafficDay(
        LocalDate date,
        Level level,
        @Nullable ItemRef item,
        String channel,
        String device,
        @Nullable Long pageViews,
        @Nullable Long visits,
        @Nullable Long uniqueVisitors,
        @Nullable Long addToCart,
        @Nullable Long wishlists,
        @Nullable Long orders,
        @Nullable Long units,
        @Nullable Money revenue,
        @Nullable Long adImpressions,
        @Nullable Long adClicks,
        @Nullable Money adSpend) {
    /** What a row is about. */
    public enum Level {
        SHOP,
        PRODUCT
    }

    public TrafficDay {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(device, "device");
        if ((level == Level.PRODUCT) != (item != null)) {
            throw new IllegalArgumentException("a PRODUCT row needs an item and a SHOP row must not have one");
        }
    }
}
