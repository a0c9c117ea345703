package dev.tradewind.warehouse;

import dev.tradewind.core.ShopRef;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.sync.HintStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

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
     * stay open. When asking for a connector throws, the other shops are read first, and the run throws it then.
     */
    public Sync fromHints() {
        List<RuntimeException> failures = new ArrayList<>();
        Stream<Connector> connectors =
                HintStore.shops(database).stream().flatMap(shop -> connector(shop, failures).stream());
        Stream<Connector> end = Stream.of(failures).flatMap(Refresh::rethrow);
        return warehouse.sync(Stream.concat(connectors, end)).onlyHints();
    }

    private Optional<Connector> connector(ShopRef shop, List<RuntimeException> failures) {
        try {
            return shops.apply(shop);
        } catch (RuntimeException e) {
            failures.add(e);
            return Optional.empty();
        }
    }

    private static Stream<Connector> rethrow(List<RuntimeException> failures) {
        if (failures.isEmpty()) {
            return Stream.empty();
        }
        RuntimeException first = failures.get(0);
        failures.stream().skip(1).filter(other -> other != first).forEach(first::addSuppressed);
        throw first;
    }
}
