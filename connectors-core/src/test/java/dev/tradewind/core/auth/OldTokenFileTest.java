package dev.tradewind.core.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.time.SystemTime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token file as the library wrote it when a record knew one seed, with a key that protects nothing. */
class OldTokenFileTest {
    private static final TokenKey SHOP = Samples.key("100123");
    private static final TokenKey OTHER = Samples.key("200456");

    @TempDir
    private Path folder;

    private Path file;
    private TokenStore store;

    @BeforeEach
    void copy() throws IOException {
        file = folder.resolve("tokens.json");
        try (InputStream old = Objects.requireNonNull(
                OldTokenFileTest.class.getResourceAsStream("tokens-of-record-form-1.json"), "the old file")) {
            Files.copy(old, file);
        }
        store = TokenStore.file(file, KeyProvider.fromBase64(Samples.KEY_ONE), Samples.chance(9), SystemTime.sleeper());
    }

    /** What was stored: as the sample, with the one seed that was remembered then. */
    private static TokenRecord shop() {
        TokenRecord sample = Samples.record(3);
        return new TokenRecord(
                sample.pair(),
                sample.generation(),
                sample.spentHash(),
                List.of("cd".repeat(32)),
                sample.intent(),
                sample.exhausted());
    }

    @Test
    void load_ofRecordsOfTheFirstForm_isWhatWasSaved() {
        assertThat(store.load(SHOP)).contains(new Versioned(shop(), 1));
        assertThat(store.load(OTHER)).contains(new Versioned(Samples.bareRecord(), 2));
    }

    @Test
    void save_overARecordOfTheFirstForm_writesTodaysFormAndLeavesTheOther() throws IOException {
        assertThat(store.save(SHOP, Samples.record(4), 1)).hasValue(3);

        assertThat(store.load(SHOP)).contains(new Versioned(Samples.record(4), 3));
        assertThat(store.load(OTHER)).contains(new Versioned(Samples.bareRecord(), 2));
        assertThat(text()).containsOnlyOnce("\"seedHashes\"").containsOnlyOnce("\"seedHash\"");
    }

    @Test
    void reseal_ofRecordsOfTheFirstForm_writesTodaysFormAndKeepsVersions() throws IOException {
        assertThat(store.reseal()).isEqualTo(2);

        assertThat(text()).doesNotContain("\"seedHash\"");
        assertThat(store.load(SHOP)).contains(new Versioned(shop(), 1));
        assertThat(store.load(OTHER)).contains(new Versioned(Samples.bareRecord(), 2));
    }

    private String text() throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
