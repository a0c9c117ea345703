package dev.tradewind.warehouse.internal.tokens;

import dev.tradewind.warehouse.contract.Engines;
import dev.tradewind.warehouse.contract.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class TokenStoreOnDuckDbTest extends JdbcTokenStoreContract {
    @TempDir
    private Path folder;

    @Override
    TestDatabase newDatabase() {
        return Engines.duckDb(folder.resolve("tokens.duckdb"));
    }
}
