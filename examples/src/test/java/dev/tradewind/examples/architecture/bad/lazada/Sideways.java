package dev.tradewind.examples.architecture.bad.lazada;

import dev.tradewind.examples.architecture.bad.core.auth.Secret;
import dev.tradewind.examples.architecture.bad.core.internal.FineHidden;
import dev.tradewind.examples.architecture.bad.shopee.FineShop;
import dev.tradewind.examples.architecture.bad.warehouse.Knowing;
import java.util.function.Function;
import org.jooq.SQLDialect;

final class Sideways {
    static final class ToWarehouse {
        Knowing warehouse = new Knowing();
    }

    static final class ToConnector {
        FineShop[] shops = new FineShop[0];
    }

    static final class ToInternals {
        FineHidden hidden = new FineHidden();
    }

    static final class ToDatabase {
        SQLDialect dialect = SQLDialect.DUCKDB;
    }

    static final class Telling {
        String tell(Secret secret) {
            return secret.reveal();
        }
    }

    static final class TellingByReference {
        Function<Secret, String> tell = Secret::reveal;
    }
}
