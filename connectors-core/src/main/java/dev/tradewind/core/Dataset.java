package dev.tradewind.core;

import dev.tradewind.core.model.Activity;
import dev.tradewind.core.model.Customer;
import dev.tradewind.core.model.LedgerEntry;
import dev.tradewind.core.model.Order;
import dev.tradewind.core.model.Product;
import dev.tradewind.core.model.StockLevel;
import dev.tradewind.core.model.TrafficDay;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What can be asked for: one kind of normalized record. The set is closed, since the star schema has a place for each.
 *
 * @param <T> the normalized record of this dataset
 */
public final class Dataset<T> {
    public static final Dataset<Order> ORDERS = new Dataset<>("orders", Order.class);
    public static final Dataset<Product> PRODUCTS = new Dataset<>("products", Product.class);
    public static final Dataset<Customer> CUSTOMERS = new Dataset<>("customers", Customer.class);
    public static final Dataset<TrafficDay> TRAFFIC = new Dataset<>("traffic", TrafficDay.class);
    public static final Dataset<Activity> ACTIVITY = new Dataset<>("activity", Activity.class);
    public static final Dataset<StockLevel> INVENTORY = new Dataset<>("inventory", StockLevel.class);
    public static final Dataset<LedgerEntry> FINANCE = new Dataset<>("finance", LedgerEntry.class);

    private static final List<Dataset<?>> ALL =
            List.of(ORDERS, PRODUCTS, CUSTOMERS, TRAFFIC, ACTIVITY, INVENTORY, FINANCE);

    private final String name;
    private final Class<T> type;

    private Dataset(String name, Class<T> type) {
        this.name = name;
        this.type = type;
    }

    /** All datasets, in the order in which receipts print them. */
    public static List<Dataset<?>> all() {
        return ALL;
    }

    /** Finds a dataset by its name, in any case. */
    public static Optional<Dataset<?>> byName(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return ALL.stream().filter(dataset -> dataset.name.equals(wanted)).findFirst();
    }

    /** Lower-case name: {@code orders}. */
    public String name() {
        return name;
    }

    /** The class of the normalized record. */
    public Class<T> type() {
        return type;
    }

    @Override
    public String toString() {
        return name;
    }
}
