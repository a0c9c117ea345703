package dev.tradewind.examples.stall;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Market;
import dev.tradewind.core.Platform;
import dev.tradewind.core.Shop;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.spi.AbstractConnector;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Health;
import dev.tradewind.core.spi.KeysetReader;
import dev.tradewind.core.spi.PagedReader;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import dev.tradewind.core.spi.Version;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

// cut: connector
/** One stall as a shop. It has one feed, its sales, read forward by (changed, id). */
public final class StallConnector extends AbstractConnector {
    static final Platform STALL = Platform.of("stall");
    static final Market MANILA = new Market("PH", "PH", "PHP", ZoneId.of("Asia/Manila"));
    private static final Feed SALES =
            Feed.builder("sales", Dataset.ORDERS).maxWindow(Duration.ofDays(30)).build();

    private final ErrorContext place;
    private final Notebook notebook;
    private final Clock clock;

    /** Makes the connector of one stall; the clock is that of the runtime. */
    public StallConnector(String id, Notebook notebook, Clock clock) {
        super(Shop.of(new ShopRef(STALL, id), MANILA));
        this.place = ErrorContext.of(shop().ref(), "notebook");
        this.notebook = notebook;
        this.clock = clock;
        register(SALES, this::sales);
    }

    @Override
    public Health check() {
        return Health.good(clock.instant());
    }

    private SliceReader sales(Slice slice, Optional<Cursor> from) {
        SaleSource source = new SaleSource(notebook, clock);
        if (slice.scope() instanceof Scope.Window window) {
            return KeysetReader.of(place, window, from, source);
        }
        return PagedReader.of(place, from, start -> byId((Scope.Ids) slice.scope(), source));
    }

    /** Answers for every id: the sale, or that it is gone. */
    private SlicePage byId(Scope.Ids scope, SaleSource source) {
        List<Change<?>> changes = new ArrayList<>();
        for (String id : scope.ids()) {
            changes.add(source.find(id)
                    .orElseGet(() -> Change.gone(Dataset.ORDERS, id, Version.observed(clock.instant()))));
        }
        return SlicePage.of(changes, new Step.End(Evidence.of(Proof.KEYSET, "every id was looked up")));
    }
}
// cut: end
