package dev.tradewind.testkit.lazada;

import dev.tradewind.testkit.world.LineState;
import dev.tradewind.testkit.world.World;
import dev.tradewind.testkit.world.WorldLine;
import dev.tradewind.testkit.world.WorldOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** /logistic/order/trace: the parcel of an order from ready_to_ship on; before that there is none. */
final class TraceApi {
    private static final Set<LineState> ON_ITS_WAY = Set.of(
            LineState.READY_TO_SHIP, LineState.SHIPPED, LineState.DELIVERED, LineState.RETURNED, LineState.FAILED);
    private static final List<String> STATIONS = List.of("packed", "handed over", "at the hub", "out for delivery");

    private final World world;

    TraceApi(World world) {
        this.world = world;
    }

    void trace(Params params, Wire wire) {
        WorldOrder order = world.order(params.id("order_id"))
                .orElseThrow(
                        () -> Refusal.service(16, "E016: \"" + params.required("order_id") + "\" Invalid Order ID"));
        List<WorldLine> lines = order.lines().stream()
                .filter(line -> ON_ITS_WAY.contains(line.state()))
                .toList();
        wire.mood(order.id()).begin("result").flag("success", true).list("module");
        if (!lines.isEmpty()) {
            wire.begin().id("order_id", order.id()).list("package_detail_info_list");
            wire.begin().text("tracking_number", "LX" + lines.get(0).id()).text("ofc_package_id", "FP" + order.id());
            wire.list("logistic_detail_info_list");
            int reached = lines.get(0).state() == LineState.READY_TO_SHIP ? 1 : STATIONS.size();
            for (int i = 0; i < reached; i++) {
                Instant at = order.createdAt().plus(Duration.ofHours(12L * (i + 1)));
                wire.begin().count("event_time", at.toEpochMilli()).text("status_code", "10" + i);
                wire.text("detail_type", "" + i).text("title", STATIONS.get(i)).text("description", "");
                wire.end();
            }
            wire.endList().end().endList().end();
        }
        wire.endList().end();
    }
}
