package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.ConfigException;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.warehouse.internal.schema.Keys;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is to be reloaded of one shop. The same days of the same dataset are the same reload, whoever asks for it: that is how
 * one goes on that was cut off.
 *
 * @param dataset the dataset
 * @param from first day, in the shop's zone
 * @param to first day that is not reloaded
 */
public record ReloadSpan(Dataset<?> dataset, LocalDate from, LocalDate to) {
    /** Epochs from here down belong to reloads. */
    private static final int FIRST_EPOCH = HintReads.EPOCH - 1;

    private static final int EPOCHS = 1 << 30;

    /**
     * Says what is to be reloaded.
     *
     * @throws ConfigException when the days are in the wrong order, or the shop has nothing that could be read for them
     */
    public static ReloadSpan of(Connector connector, Dataset<?> dataset, LocalDate from, LocalDate to) {
        if (!from.isBefore(to)) {
            throw new ConfigException(
                    "a reload from " + from + " to " + to + " holds no day",
                    "Give a first day that lies before the first day that is not reloaded any more",
                    null);
        }
        CheckedConnector checked = CheckedConnector.of(connector);
        List<Feed> feeds = feeds(checked);
        List<Feed> own =
                feeds.stream().filter(feed -> feed.yields().contains(dataset)).toList();
        if (own.isEmpty()) {
            throw new ConfigException(
                    "shop " + checked.shop().ref() + " does not offer " + dataset,
                    "It offers "
                            + Dataset.all().stream()
                                    .filter(each -> feeds.stream()
                                            .anyMatch(feed -> feed.yields().contains(each)))
                                    .map(Dataset::name)
                                    .collect(Collectors.joining(", ")),
                    null);
        }
        if (own.stream().allMatch(feed -> feed.axis() == Axis.AS_OF)) {
            throw new ConfigException(
                    dataset + " of shop " + checked.shop().ref() + " can only be read as it is now, not for past days",
                    "Run a sync: it reads all of it again when that is due",
                    null);
        }
        return new ReloadSpan(dataset, from, to);
    }

    private static List<Feed> feeds(CheckedConnector connector) {
        try {
            return connector.feeds();
        } catch (ConnectorFaultException fault) {
            throw new ConfigException(
                    "shop " + connector.shop().ref() + " cannot be reloaded: " + fault.getMessage(),
                    "Mend its feeds()",
                    fault);
        }
    }

    /** The epoch of its slices, which keeps them apart from all others. */
    int epoch() {
        long hash = Keys.hash(List.of("reload", dataset.name(), from.toString(), to.toString()));
        return FIRST_EPOCH - (int) (hash % EPOCHS);
    }

    /** Stands in wh_reread for the slice that waits for what a reload was not given. */
    static long waiting(long shopKey, int epoch) {
        return Keys.hash(List.of("reload", Long.toString(shopKey), Integer.toString(epoch)));
    }

    /** Its first instant. */
    public Instant start(ZoneId zone) {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The first instant that is not reloaded. */
    Instant end(ZoneId zone) {
        return to.atStartOfDay(zone).toInstant();
    }
}
