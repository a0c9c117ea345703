package dev.tradewind.testkit.contract;

import dev.tradewind.core.auth.KeyProvider;
import dev.tradewind.core.auth.TokenStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileTokenStoreTest extends TokenStoreContract {
    @TempDir
    private Path folder;

    @Override
    protected TokenStore store() {
        Path file = folder.resolve("tokens.json");
        return TokenStore.file(file, KeyProvider.file(file));
    }
}
