package dev.tradewind.warehouse;

import dev.tradewind.core.ShopRef;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.sync.HintStore;
import dev.tradewind.warehouse.internal.sync.NoConnectorException;
import java.util.Optional;
import java.util.function.Function;

/** Single records of many shops that are to be read again. Used once, by one thread. */
public final class Refresh {
    private final Warehouse warehouse;
    private final Database database;
    private final Function<ShopRef, Optional<Connector>> shops;

    Refresh(Warehouse warehouse, Database database, Function<ShopRef, Optional<Connector>> shops) {
        this.warehouse = warehouse;
        this.database = database;
        this.shops = shops;
    }

    /**
     * Prepares a run over the shops that have open hints, the one that waits longest first. It reads what pushes have named
     * and nothing else, without asking the platform how it is. Hints that cannot be read now, or whose shop nobody knows,
     * stay open. When asking for a connector throws, its shop is FAILED and the others are read.
     */
    public Sync fromHints() {
        return warehouse
                .sync(HintStore.shops(database).stream().map(this::connector).flatMap(Optional::stream))
                .onlyHints();
    }

    private Optional<Connector> connector(ShopRef shop) {
        try {
            return shops.apply(shop);
        } catch (RuntimeException e) {
            throw new NoConnectorException(shop, e);
        }
    }
}
