package dev.tradewind.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.error.ConfigException;
import dev.tradewind.core.error.TokenStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyProviderTest {
    @TempDir
    private Path folder;

    @Test
    void file_whenAbsent_isMadePrivateAndFoundAgain() throws IOException {
        Path tokens = folder.resolve("tokens.json");
        KeyProvider made = KeyProvider.file(tokens);
        KeyProvider found = KeyProvider.file(tokens);
        Path key = folder.resolve("tokens.json.key");

        assertThat(found.currentKeyId()).isEqualTo(made.currentKeyId());
        assertThat(found.key(made.currentKeyId())).isPresent();
        assertThat(found.key("k-other")).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(made.toString()).doesNotContain(Files.readString(key));
        assertThat(KeyProvider.file(folder.resolve("other.json")).currentKeyId())
                .isNotEqualTo(made.currentKeyId());
    }

    @Test
    void file_absentBesideTokens_isNotMadeAnew() throws IOException {
        Path tokens = Files.writeString(folder.resolve("tokens.json"), "{}");

        assertThatThrownBy(() -> KeyProvider.file(tokens))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("Bring it back from a backup");
        assertThat(folder.resolve("tokens.json.key")).doesNotExist();
    }

    @Test
    void file_openToOthers_isRefused() throws IOException {
        Path tokens = folder.resolve("tokens.json");
        KeyProvider.file(tokens);
        Files.setPosixFilePermissions(folder.resolve("tokens.json.key"), PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> KeyProvider.file(tokens))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void file_withAnOlderKeyBelow_knowsBoth() throws IOException {
        Path tokens = folder.resolve("tokens.json");
        String old = KeyProvider.file(tokens).currentKeyId();
        Path key = folder.resolve("tokens.json.key");
        Files.writeString(key, Samples.KEY_TWO.reveal() + "\n" + Files.readString(key) + "\n");

        KeyProvider both = KeyProvider.file(tokens);
        assertThat(both.currentKeyId())
                .isEqualTo(KeyProvider.fromBase64(Samples.KEY_TWO).currentKeyId());
        assertThat(both.key(old)).isPresent();
    }

    @Test
    void file_withANewKeyPutOnTopWhileItIsUsed_isFoundWhenItIsMet() throws IOException {
        Path tokens = folder.resolve("tokens.json");
        Path key = folder.resolve("tokens.json.key");
        KeyProvider running = KeyProvider.file(tokens);
        String old = running.currentKeyId();
        TokenKey shop = Samples.key("100123");
        TokenStore store = TokenStore.file(tokens, running);
        store.save(shop, Samples.record(1), 0);
        Files.writeString(key, Samples.KEY_TWO.reveal() + "\n" + Files.readString(key));

        TokenStore restarted = TokenStore.file(tokens, KeyProvider.file(tokens));
        restarted.save(shop, Samples.record(2), 1);

        assertThat(store.load(shop)).contains(new Versioned(Samples.record(2), 2));
        assertThat(running.currentKeyId()).isNotEqualTo(old);
        assertThat(running.key(old)).isPresent();
        assertThat(running.key("k-other")).isEmpty();
    }

    @Test
    void key_ofAFileThatWasTakenAwayOrOpened_isATypedError() throws IOException {
        Path tokens = folder.resolve("tokens.json");
        Path key = folder.resolve("tokens.json.key");
        TokenStore store = TokenStore.file(tokens, KeyProvider.file(tokens));
        TokenStore.file(tokens, KeyProvider.fromBase64(Samples.KEY_TWO))
                .save(Samples.key("100123"), Samples.record(1), 0);

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> store.load(Samples.key("100123")))
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContaining("chmod 600");
        Files.delete(key);
        assertThatThrownBy(() -> store.load(Samples.key("100123")))
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContaining("no key k-");
        assertThat(key).as("no new key in place of a lost one").doesNotExist();
    }

    @Test
    void fromBase64_ofSomethingElse_saysWhatItWantsAndShowsNothing() {
        assertThatThrownBy(() -> KeyProvider.fromBase64(Secret.of("Q2FuYXJ5")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("this one has 6")
                .hasMessageNotContaining("Canary");
        assertThatThrownBy(() -> KeyProvider.fromBase64(Secret.of("c@nary")))
                .isInstanceOf(ConfigException.class)
                .hasMessageNotContaining("c@nary");
        assertThatThrownBy(() -> KeyProvider.fromBase64("", Samples.KEY_ONE)).isInstanceOf(ConfigException.class);
    }

    @Test
    void file_thatHoldsSomethingElse_isNamed() throws IOException {
        Path key = folder.resolve("tokens.json.key");
        for (String content : new String[] {"", "hello\n", "\n\n"}) {
            Files.writeString(key, content);
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
            assertThatThrownBy(() -> KeyProvider.file(folder.resolve("tokens.json")))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("tokens.json.key");
        }
    }
}
