package dev.tradewind.examples.boot;

import static dev.tradewind.examples.boot.tables.Tables.FACT_ORDERS;
import static dev.tradewind.examples.boot.tables.Tables.SHOP_COVERAGE;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Our own question in our own jOOQ, with classes that our build made from the tables. */
@Component
class Revenue {
    private final DSLContext dsl;

    Revenue(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Net sales by shop, of what is proved to be there. */
    Map<Long, BigDecimal> byShop(String currency) {
        // cut: revenue
        return dsl.select(FACT_ORDERS.SHOP_KEY, sum(FACT_ORDERS.NET_AMOUNT))
                .from(FACT_ORDERS)
                .join(SHOP_COVERAGE)
                .using(FACT_ORDERS.SHOP_KEY)
                .where(
                        SHOP_COVERAGE.DATASET.eq("orders"),
                        FACT_ORDERS.ORDERED_AT.lt(SHOP_COVERAGE.COMPLETE_TO),
                        FACT_ORDERS.CURRENCY.eq(currency))
                .groupBy(FACT_ORDERS.SHOP_KEY)
                .fetchMap(FACT_ORDERS.SHOP_KEY, sum(FACT_ORDERS.NET_AMOUNT));
        // cut: end
    }
}
