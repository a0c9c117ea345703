package dev.tradewind.core.auth;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tradewind.core.error.ConfigException;
import dev.tradewind.core.error.TokenStoreException;
import dev.tradewind.core.time.Chance;
import dev.tradewind.core.time.SystemTime;
import java.security.GeneralSecurityException;

/**
 * Turns token records into text that may lie anywhere, and back: for stores of your own. The tokens are encrypted with
 * AES-256-GCM; expiries, generations and key ids stay readable. Each text is bound to its key and version: moved to another
 * account, put back in time or changed by one bit, it does not open. Safe for use by several threads.
 */
public final class RecordSealer {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String home;
    private final RecordCodec codec;

    private RecordSealer(String home, RecordCodec codec) {
        this.home = home;
        this.codec = codec;
    }

    /** The same as {@link #of(String, KeyProvider, Chance)} with the machine's own chance. */
    public static RecordSealer of(String home, KeyProvider keys) {
        return of(home, keys, SystemTime.chance());
    }

    /**
     * Makes a sealer.
     *
     * @param home where the texts lie, for error messages, such as {@code the table tokens}
     * @param keys the keys; asked for every record, so that the current one may change while the program runs
     */
    public static RecordSealer of(String home, KeyProvider keys, Chance chance) {
        return new RecordSealer(home, new RecordCodec(new Sealer(keys, chance)));
    }

    /**
     * Seals a record into one line of JSON. Sealing twice gives two different texts.
     *
     * @throws TokenStoreException when the current key cannot be used
     */
    public String seal(TokenKey key, TokenRecord record, long version) {
        return node(key, record, version).toString();
    }

    /**
     * Opens what {@link #seal} made for this key, by this or an earlier version of the library.
     *
     * @throws TokenStoreException when it was changed, belongs to another key, or its encryption key is not known
     */
    public Versioned open(TokenKey key, String sealed) {
        JsonNode node = parse(key, sealed);
        if (!RecordCodec.isOf(key, node)) {
            throw damaged(key.toString(), new IllegalArgumentException("it belongs to another account"));
        }
        return open(node);
    }

    /** The id of the encryption key that new records are sealed with. */
    public String currentKeyId() {
        return codec.currentKeyId();
    }

    /**
     * The id of the encryption key that a text of {@link #seal} names. Says nothing about whether it opens.
     *
     * @throws TokenStoreException when it is no such text
     */
    public String keyId(TokenKey key, String sealed) {
        return parse(key, sealed).path("keyId").asText();
    }

    /**
     * Whether a text is as {@link #seal} would write it now: with the current key, in the current form. Says nothing about
     * whether it opens.
     */
    public boolean isCurrent(String sealed) {
        try {
            return codec.isCurrent(JSON.readTree(sealed));
        } catch (JsonProcessingException broken) {
            return false;
        }
    }

    boolean isCurrent(JsonNode node) {
        return codec.isCurrent(node);
    }

    ObjectNode node(TokenKey key, TokenRecord record, long version) {
        try {
            return codec.encode(key, record, version);
        } catch (GeneralSecurityException refused) {
            throw new TokenStoreException(
                    "the tokens of " + key + " could not be encrypted for " + home + ": " + refused.getMessage(),
                    "Check the key that the store was given.",
                    refused);
        }
    }

    Versioned open(JsonNode node) {
        try {
            return codec.decode(node);
        } catch (Sealer.UnknownKeyException unknown) {
            throw new TokenStoreException(
                    "the tokens of " + RecordCodec.name(node) + " in " + home
                            + " are encrypted with a key that is not known: " + unknown.getMessage(),
                    "Give the store the key that they were written with; an old one may stand beside the current one.",
                    unknown);
        } catch (ConfigException keys) {
            throw new TokenStoreException(
                    "the tokens of " + RecordCodec.name(node) + " in " + home + " cannot be opened: "
                            + keys.getMessage(),
                    "",
                    keys);
        } catch (GeneralSecurityException | RuntimeException damaged) {
            throw damaged(RecordCodec.name(node), damaged);
        }
    }

    TokenStoreException damaged(String name, Exception why) {
        return new TokenStoreException(
                "the record of " + name + " in " + home + " was changed or damaged, or its key replaced",
                "Bring it and its key back from a backup, or take the record out and let the seller consent again.",
                why);
    }

    private JsonNode parse(TokenKey key, String sealed) {
        try {
            return JSON.readTree(sealed);
        } catch (JsonProcessingException broken) {
            // Its message shows a part of the text.
            throw damaged(key.toString(), new IllegalArgumentException("it is no JSON"));
        }
    }
}
