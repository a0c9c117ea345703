package dev.tradewind.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.error.TokenStoreException;
import dev.tradewind.core.time.SystemTime;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTokenStoreTest {
    private static final boolean FULL = Boolean.getBoolean("tradewind.full");
    private static final TokenKey SHOP = Samples.key("100123");

    @TempDir
    private Path folder;

    private Path file;
    private TokenStore store;

    @BeforeEach
    void open() {
        file = folder.resolve("tokens.json");
        store = with(KeyProvider.fromBase64(Samples.KEY_ONE));
    }

    private TokenStore with(KeyProvider keys) {
        return TokenStore.file(file, keys, Samples.chance(7), SystemTime.sleeper());
    }

    @Test
    void load_ofWhatWasSaved_isEqual() {
        TokenKey odd = Samples.key("a|b\"c\n\u00e9 \u4e2d");

        assertThat(store.load(SHOP)).isEmpty();
        assertThat(store.save(SHOP, Samples.record(3), 0)).hasValue(1);
        assertThat(store.save(odd, Samples.bareRecord(), 0)).hasValue(2);

        assertThat(store.load(SHOP)).contains(new Versioned(Samples.record(3), 1));
        assertThat(store.load(odd)).contains(new Versioned(Samples.bareRecord(), 2));
    }

    @Test
    void save_onAnotherVersion_changesNothing() throws IOException {
        store.save(SHOP, Samples.record(1), 0);
        byte[] before = Files.readAllBytes(file);

        assertThat(store.save(SHOP, Samples.record(2), 0)).isEmpty();
        assertThat(store.save(SHOP, Samples.record(2), 7)).isEmpty();
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void save_afterADelete_neverUsesAVersionTwice() {
        long first = store.save(SHOP, Samples.record(1), 0).orElseThrow();
        store.delete(SHOP);
        store.delete(SHOP);

        assertThat(store.load(SHOP)).isEmpty();
        assertThat(store.save(SHOP, Samples.record(2), first)).isEmpty();
        assertThat(store.save(SHOP, Samples.record(2), 0).orElseThrow()).isGreaterThan(first);
    }

    @Test
    void file_holdsNoSecretAndIsPrivate() throws IOException {
        store.save(SHOP, Samples.record(1), 0);

        String text = Files.readString(file, StandardCharsets.UTF_8);
        assertThat(text).doesNotContain(Samples.CANARY).contains("2026-12-01T00:00:01Z", "\"generation\" : 1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tokens.json.lock"))))
                .isEqualTo("rw-------");
        assertThat(store.toString() + store.load(SHOP)).doesNotContain(Samples.CANARY);
    }

    @Test
    void load_afterAnyByteWasChanged_isATypedErrorOrTheSameRecord() throws IOException {
        store.save(SHOP, Samples.record(1), 0);
        byte[] good = Files.readAllBytes(file);
        int refused = 0;
        for (int i = 0; i < good.length; i++) {
            for (int bit = FULL ? 0 : i % 8; bit < 8; bit += FULL ? 1 : 8) {
                byte[] bad = good.clone();
                bad[i] ^= (byte) (1 << bit);
                Files.write(file, bad);
                refused += isRefused(i) ? 1 : 0;
            }
        }
        assertThat(refused).isGreaterThan(good.length * 9 / 10);
    }

    @Test
    void load_ofATruncatedFile_isATypedError() throws IOException {
        store.save(SHOP, Samples.record(1), 0);
        byte[] good = Files.readAllBytes(file);
        for (int length = 0; length < good.length; length++) {
            Files.write(file, Arrays.copyOf(good, length));
            assertThat(isRefused(length)).as("the first %d bytes", length).isTrue();
        }
    }

    private boolean isRefused(int where) {
        try {
            Optional<Versioned> loaded = store.load(SHOP);
            assertThat(loaded).as("byte %d", where).contains(new Versioned(Samples.record(1), 1));
            return false;
        } catch (TokenStoreException refused) {
            StringWriter text = new StringWriter();
            refused.printStackTrace(new PrintWriter(text));
            assertThat(text.toString()).contains("tokens.json").doesNotContain(Samples.CANARY);
            return true;
        }
    }

    @Test
    void load_whileANewFileIsHalfWritten_seesTheOldOne() throws IOException {
        store.save(SHOP, Samples.record(1), 0);
        byte[] old = Files.readAllBytes(file);
        store.save(SHOP, Samples.record(2), 1);
        byte[] next = Files.readAllBytes(file);
        for (int length = 0; length < next.length; length += FULL ? 1 : 37) {
            Files.write(file, old);
            Files.write(folder.resolve("tokens.json.tmp"), Arrays.copyOf(next, length));

            assertThat(store.load(SHOP)).contains(new Versioned(Samples.record(1), 1));
            assertThat(store.save(SHOP, Samples.record(3), 1)).hasValue(2);
            assertThat(store.load(SHOP)).contains(new Versioned(Samples.record(3), 2));
            assertThat(folder.resolve("tokens.json.tmp")).doesNotExist();
        }
    }

    @Test
    void load_ofTokensMovedToAnotherRecord_isRefused() throws IOException {
        TokenKey other = Samples.key("200456");
        store.save(SHOP, Samples.record(1), 0);
        store.save(other, Samples.record(1), 0);
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Files.writeString(
                file, text.replace("100123", "x").replace("200456", "100123").replace("\"x\"", "\"200456\""));

        assertThatThrownBy(() -> store.load(SHOP))
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContaining("lazada/123456/100123")
                .hasMessageContaining("backup");
    }

    @Test
    void load_withAnotherKey_saysWhichOneIsMissing() {
        store.save(SHOP, Samples.record(1), 0);

        assertThatThrownBy(() -> with(KeyProvider.fromBase64(Samples.KEY_TWO)).load(SHOP))
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContaining("no key k-");
        TokenStore sameName = with(
                KeyProvider.fromBase64(KeyProvider.fromBase64(Samples.KEY_ONE).currentKeyId(), Samples.KEY_TWO));
        assertThatThrownBy(() -> sameName.load(SHOP)).isInstanceOf(TokenStoreException.class);
    }

    @Test
    void save_withANewKey_rewritesTheRecordAndLeavesOthers() {
        TokenKey other = Samples.key("200456");
        store.save(SHOP, Samples.record(1), 0);
        store.save(other, Samples.record(1), 0);
        TokenStore both = with(KeyProvider.fromBase64(Samples.KEY_TWO, Samples.KEY_ONE));

        assertThat(both.load(SHOP)).contains(new Versioned(Samples.record(1), 1));
        both.save(SHOP, Samples.record(2), 1);
        TokenStore onlyNew = with(KeyProvider.fromBase64(Samples.KEY_TWO));
        assertThat(onlyNew.load(SHOP)).contains(new Versioned(Samples.record(2), 3));
        assertThatThrownBy(() -> onlyNew.load(other)).isInstanceOf(TokenStoreException.class);
        assertThat(both.load(other)).isPresent();
    }

    @Test
    void reseal_withANewKey_rewritesAllAndKeepsVersions() {
        TokenKey other = Samples.key("200456");
        store.save(SHOP, Samples.record(1), 0);
        store.save(other, Samples.bareRecord(), 0);
        TokenStore both = with(KeyProvider.fromBase64(Samples.KEY_TWO, Samples.KEY_ONE));

        assertThat(both.reseal()).isEqualTo(2);
        assertThat(both.reseal()).as("nothing is left to do").isZero();
        TokenStore onlyNew = with(KeyProvider.fromBase64(Samples.KEY_TWO));
        assertThat(onlyNew.load(SHOP)).contains(new Versioned(Samples.record(1), 1));
        assertThat(onlyNew.load(other)).contains(new Versioned(Samples.bareRecord(), 2));
    }

    @Test
    void reseal_withARecordOfAnUnknownKey_doesTheOthersAndSaysWhich() {
        TokenKey other = Samples.key("200456");
        with(KeyProvider.fromBase64("lost", Samples.KEY_TWO)).save(SHOP, Samples.record(1), 0);
        store.save(other, Samples.record(2), 0);
        TokenStore both = with(KeyProvider.fromBase64(Samples.KEY_TWO, Samples.KEY_ONE));

        assertThatThrownBy(both::reseal)
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContainingAll("1 of 2 records", "lazada/123456/100123", "no key lost");
        assertThat(with(KeyProvider.fromBase64(Samples.KEY_TWO)).load(other)).isPresent();
    }

    @Test
    void save_onAnInterruptedThread_isDoneAndTheThreadStaysInterrupted() {
        Thread.currentThread().interrupt();
        OptionalLong version = store.save(SHOP, Samples.record(1), 0);
        Optional<Versioned> loaded = store.load(SHOP);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(version).hasValue(1);
        assertThat(loaded).isPresent();
    }

    @Test
    void save_intoAFolderThatIsNotThere_saysSo() {
        TokenStore nowhere = TokenStore.file(folder.resolve("no/tokens.json"), KeyProvider.fromBase64(Samples.KEY_ONE));

        assertThat(nowhere.load(SHOP)).isEmpty();
        assertThatThrownBy(() -> nowhere.save(SHOP, Samples.record(1), 0))
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContaining("folder exists");
    }
}
