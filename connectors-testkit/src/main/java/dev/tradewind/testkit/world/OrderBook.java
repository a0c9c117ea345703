package dev.tradewind.testkit.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes orders: a pure function of the seed, the place and the edits. */
final class OrderBook {
    static final Ids ORDERS = new Ids(500_000_000_000_000L, 1);
    private static final Ids LINES = new Ids(600_000_000_000_000L, 64);
    private static final Ids BUYERS = new Ids(3_000_000_000_000L, 1);
    private static final List<String> PAYMENTS = List.of("COD", "MIXEDCARD", "GCASH", "PAYMENT_ACCOUNT");
    private static final LineState[] WAY = {
        LineState.UNPAID,
        LineState.PENDING,
        LineState.PACKED,
        LineState.READY_TO_SHIP,
        LineState.SHIPPED,
        LineState.DELIVERED
    };

    private final Seed seed;
    private final Catalogue catalogue;
    private final long unit;

    OrderBook(Seed seed, Catalogue catalogue, int digits) {
        this.seed = seed;
        this.catalogue = catalogue;
        this.unit = digits == 0 ? 100 : 1;
    }

    /** How long before its first change in this world an order was placed. */
    long age(long index) {
        return Draw.of(seed.value(), Draw.Stream.ORDER, index, -1).below(5L * 86_400);
    }

    int lines(long index, List<Edit> edits) {
        int placed = seed.minLines()
                + Draw.of(seed.value(), Draw.Stream.ORDER, index, -2).below(seed.maxLines() - seed.minLines() + 1);
        return Math.max(1, placed - Collections.frequency(edits, Edit.DROP_LINE));
    }

    WorldOrder order(long index, Instant createdAt, Instant updatedAt, List<Edit> edits) {
        Draw draw = Draw.of(seed.value(), Draw.Stream.ORDER, index);
        WorldBuyer buyer = buyer(draw.below(Math.max(1, seed.orders() / 3)));
        String payment = PAYMENTS.get(draw.below(PAYMENTS.size()));
        int stage = Math.min(WAY.length - 1, stage(draw) + Collections.frequency(edits, Edit.ADVANCE));
        long shipping = draw.percent(60) ? draw.between(20, 120) * 100L * unit : 0;
        int shippingSellerShare = draw.percent(20) ? 50 : 0;
        int shippingPlatformShare = draw.percent(20) ? 25 : 0;
        boolean noted = draw.percent(6) || edits.contains(Edit.NOTE);
        String note = noted ? Words.awkward(draw, seed.hostile()) + " " + Collections.frequency(edits, Edit.NOTE) : "";

        int count = lines(index, edits);
        Vouchers vouchers = vouchers(index, Collections.frequency(edits, Edit.VOUCHER));
        int firstCancelled = draw.below(count);
        int cancelled = Collections.frequency(edits, Edit.CANCEL_LINE);
        List<WorldLine> lines = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            boolean isCancelled = Math.floorMod(number - firstCancelled, count) < cancelled;
            long share = shipping / count + (number == 0 ? shipping % count : 0);
            lines.add(line(
                    index, number, stage, isCancelled, vouchers, share, shippingSellerShare, shippingPlatformShare));
        }
        return new WorldOrder(
                index,
                ORDERS.id(index),
                createdAt,
                updatedAt,
                edits.size(),
                buyer,
                payment,
                vouchers.isNone() ? "" : "SAVE" + vouchers.seller() + "P" + vouchers.platform(),
                note,
                List.copyOf(lines));
    }

    private WorldLine line(
            long index,
            int number,
            int stage,
            boolean cancelled,
            Vouchers vouchers,
            long shipping,
            int shippingSellerShare,
            int shippingPlatformShare) {
        Draw draw = Draw.of(seed.value(), Draw.Stream.LINE, index, number);
        long product = draw.below(seed.products());
        WorldVariant variant = catalogue.variant(product, draw.below(catalogue.variants(product)), 0);
        long price = variant.price();
        return new WorldLine(
                LINES.id(index, number),
                number,
                Catalogue.PRODUCTS.id(product),
                variant,
                catalogue.title(product),
                price,
                price * vouchers.seller() / 100,
                price * vouchers.platform() / 100,
                shipping,
                shipping * shippingSellerShare / 100,
                shipping * shippingPlatformShare / 100,
                draw.percent(10) ? price * 12 / 112 : 0,
                cancelled ? LineState.CANCELLED : state(draw, stage));
    }

    private static LineState state(Draw draw, int stage) {
        int fate = draw.below(100);
        if (fate < 6) {
            return LineState.CANCELLED;
        }
        boolean arrived = WAY[stage] == LineState.DELIVERED;
        if (arrived && fate < 10) {
            return LineState.RETURNED;
        }
        return arrived && fate < 12 ? LineState.FAILED : WAY[stage];
    }

    /** Most orders of a shop have arrived. */
    private static int stage(Draw draw) {
        return draw.percent(60) ? WAY.length - 1 : draw.below(WAY.length);
    }

    private Vouchers vouchers(long index, int changes) {
        Draw draw = Draw.of(seed.value(), Draw.Stream.EDIT, index, changes);
        return new Vouchers(draw.percent(25) ? draw.between(3, 20) : 0, draw.percent(20) ? draw.between(1, 10) : 0);
    }

    private WorldBuyer buyer(long number) {
        Draw draw = Draw.of(seed.value(), Draw.Stream.BUYER, number);
        return new WorldBuyer(
                BUYERS.id(number),
                Words.firstName(draw),
                Words.lastName(draw),
                "63" + (9_000_000_000L + draw.below(999_999_999L)),
                Words.street(draw),
                Words.city(draw),
                Integer.toString(1_000 + draw.below(8_999)));
    }

    /** Percentages that vouchers take off the price. */
    private record Vouchers(int seller, int platform) {
        boolean isNone() {
            return seller == 0 && platform == 0;
        }
    }
}
