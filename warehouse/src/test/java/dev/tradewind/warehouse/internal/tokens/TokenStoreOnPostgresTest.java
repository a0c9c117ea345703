package dev.tradewind.warehouse.internal.tokens;

import dev.tradewind.warehouse.contract.Engines;
import dev.tradewind.warehouse.contract.TestDatabase;

class TokenStoreOnPostgresTest extends JdbcTokenStoreContract {
    @Override
    TestDatabase newDatabase() {
        return Engines.postgres(getClass());
    }
}
