package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.list;
import static dev.tradewind.warehouse.internal.sync.Statements.update;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Platform;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.webhook.WebhookEvent;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.db.Tx;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps what was pushed until it is read again by id. */
public final class HintStore {
    /** How long a delivery is remembered after it was read, so that a repetition of it is none. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private static final int MOST = 1_000;

    private HintStore() {}

    /**
     * Makes a hint.
     *
     * @param <T> the hint
     */
    public interface HintLine<T> {
        /** Makes it. */
        T of(
                Platform platform,
                Optional<String> shop,
                String topic,
                Dataset<?> dataset,
                String id,
                Optional<Instant> occurredAt,
                Instant receivedAt);
    }

    /** Keeps a push; returns whether it named anything that an earlier delivery of it had not. */
    public static boolean add(Database database, WebhookEvent event) {
        if (event.ids().isEmpty()) {
            return false;
        }
        return database.<Boolean>write(tx -> insert(tx, event) > 0);
    }

    private static int insert(Tx tx, WebhookEvent event) throws SQLException {
        int added = 0;
        for (Map.Entry<Dataset<?>, Set<String>> ids : event.ids().entrySet()) {
            for (String id : ids.getValue()) {
                added += update(
                        tx,
                        "insert into {wh_hint} (platform, shop_id, delivery_id, dataset, record_id, topic, occurred_at,"
                                + " received_at, taken) values (?, ?, ?, ?, ?, ?, ?, ?, false) on conflict do nothing",
                        event.platform().code(),
                        event.shop().orElse(""),
                        SeenRecords.cut(event.deliveryId()),
                        ids.getKey().name(),
                        SeenRecords.cut(id),
                        event.topic(),
                        new Statements.Moment(event.occurredAt().orElse(null)),
                        tx.now());
            }
        }
        return added;
    }

    /** The first open ones, oldest first. */
    public static <T> List<T> open(Database database, HintLine<T> line) {
        return database.read(tx -> list(
                tx,
                "select platform, shop_id, topic, dataset, record_id, occurred_at, received_at from {wh_hint}"
                        + " where done_at is null order by received_at, platform, shop_id, delivery_id, dataset, record_id"
                        + " limit " + MOST,
                row -> line.of(
                        Platform.of(row.text(1)),
                        Optional.of(row.text(2)).filter(shop -> !shop.isEmpty()),
                        row.text(3),
                        Dataset.byName(row.text(4)).orElseThrow(),
                        row.text(5),
                        Optional.ofNullable(row.instantOrNull(6)),
                        row.instant(7))));
    }

    /** The shops that have open ones, the one that waits longest first; forgets deliveries that were read long ago. */
    public static List<ShopRef> shops(Database database) {
        return database.write(tx -> {
            update(tx, "delete from {wh_hint} where done_at < ?", tx.now().minus(REMEMBERED));
            return list(
                    tx,
                    "select platform, shop_id from {wh_hint} where done_at is null and shop_id <> ''"
                            + " group by platform, shop_id order by min(received_at), platform, shop_id",
                    row -> new ShopRef(Platform.of(row.text(1)), row.text(2)));
        });
    }
}
