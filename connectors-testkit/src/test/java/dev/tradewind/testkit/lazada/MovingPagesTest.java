package dev.tradewind.testkit.lazada;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.testkit.world.Drift;
import dev.tradewind.testkit.world.Seed;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A shop that goes on working while it is read: offsets lose orders, positions do not. */
class MovingPagesTest {
    private static final int WORLDS = Boolean.getBoolean("tradewind.full") ? 200 : 8;
    private static final DateTimeFormatter LIVE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z", Locale.ROOT);

    @Test
    void ordersGet_byOffsetInsideAWindow_losesOrdersInMostWorlds() {
        int losing = 0;
        for (int world = 0; world < WORLDS; world++) {
            losing += lost(world, false) > 0 ? 1 : 0;
        }
        assertThat(losing).isGreaterThan(WORLDS / 2);
    }

    @Test
    void ordersGet_byPosition_losesNone() {
        for (int world = 0; world < WORLDS; world++) {
            assertThat(lost(world, true)).as("orders lost in world %s", world).isZero();
        }
    }

    /** How many orders that were last changed in the span, before the reading and after it, did not come. */
    private static long lost(int number, boolean byPosition) {
        Seed seed = Seed.of(number).orders(320).tie(130);
        try (FakeLazada fake = FakeLazada.start(seed)) {
            fake.drift(Drift.of(number, 3, 1));
            Shopper shopper = new Shopper(fake);
            Set<Long> read = byPosition ? byPosition(shopper, seed) : byOffset(shopper, seed);
            Set<Long> still = fake.world()
                    .allOrders()
                    .filter(order -> order.updatedAt().isBefore(seed.to()))
                    .map(order -> order.id())
                    .collect(Collectors.toSet());
            assertThat(fake.world().orders()).isGreaterThan(320);
            return still.stream().filter(id -> !read.contains(id)).count();
        }
    }

    private static Set<Long> byOffset(Shopper shopper, Seed seed) {
        Set<Long> read = new HashSet<>();
        int rows;
        int offset = 0;
        do {
            JsonNode orders = page(shopper, seed.from(), seed.to().minusSeconds(1), offset)
                    .path("orders");
            orders.forEach(order -> read.add(order.path("order_id").asLong()));
            rows = orders.size();
            offset += rows;
        } while (rows == 100);
        return read;
    }

    private static Set<Long> byPosition(Shopper shopper, Seed seed) {
        Set<Long> read = new HashSet<>();
        Instant from = seed.from();
        while (true) {
            JsonNode orders = page(shopper, from, seed.to().minusSeconds(1), 0).path("orders");
            orders.forEach(order -> read.add(order.path("order_id").asLong()));
            if (orders.size() < 100) {
                return read;
            }
            Instant last = time(orders.path(99).path("updated_at").asText());
            if (last.equals(from)) {
                tie(shopper, from, read);
                last = from.plusSeconds(1);
            }
            from = last;
        }
    }

    /**
     * Reads one second that fills more than a page. An order that is changed meanwhile leaves it and moves the rest one place
     * forward, so offsets alone lose orders here, too: it is read again until its count has not moved during a whole reading.
     */
    private static void tie(Shopper shopper, Instant second, Set<Long> read) {
        int first;
        int last;
        do {
            first = page(shopper, second, second, 0).path("countTotal").asInt();
            for (int offset = 0; offset < first; offset += 100) {
                page(shopper, second, second, offset)
                        .path("orders")
                        .forEach(order -> read.add(order.path("order_id").asLong()));
            }
            last = page(shopper, second, second, 0).path("countTotal").asInt();
        } while (first != last);
    }

    private static JsonNode page(Shopper shopper, Instant from, Instant to, int offset) {
        return shopper.get(
                        "/orders/get",
                        "update_after",
                        from.toString(),
                        "update_before",
                        to.toString(),
                        "sort_by",
                        "updated_at",
                        "sort_direction",
                        "ASC",
                        "limit",
                        "100",
                        "offset",
                        Integer.toString(offset))
                .path("data");
    }

    private static Instant time(String text) {
        return text.contains("T")
                ? OffsetDateTime.parse(text).toInstant()
                : OffsetDateTime.parse(text, LIVE).toInstant();
    }
}
