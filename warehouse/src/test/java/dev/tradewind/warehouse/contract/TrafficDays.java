package dev.tradewind.warehouse.contract;

import dev.tradewind.core.model.ItemRef;
import dev.tradewind.core.model.TrafficDay;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days of traffic of which views are told, on all devices, and nothing else. */
final class TrafficDays {
    private TrafficDays() {}

    static TrafficDay of(LocalDate date, TrafficDay.Level level, @Nullable ItemRef item, String channel, long views) {
        return new TrafficDay(
                date, level, item, channel, "all", views, null, null, null, null, null, null, null, null, null, null);
    }
}
