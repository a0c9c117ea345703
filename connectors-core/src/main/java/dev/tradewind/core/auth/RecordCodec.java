package dev.tradewind.core.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tradewind.core.Platform;
import dev.tradewind.core.auth.TokenRecord.Intent;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token record as a flat JSON object: the tokens sealed, all other facts in the clear. Every fact is bound into the
 * seals, so that none can be changed and no token can be moved to another record or back in time.
 */
final class RecordCodec {
    private final Sealer sealer;

    RecordCodec(Sealer sealer) {
        this.sealer = sealer;
    }

    /** Whether an object is the record of a key. */
    static boolean isOf(TokenKey key, JsonNode node) {
        return node.path("platform").asText().equals(key.platform().code())
                && node.path("app").asText().equals(key.app())
                && node.path("account").asText().equals(key.account());
    }

    /** The chain of a record, as far as it can be told from what may be damaged. */
    static String name(JsonNode node) {
        return node.path("platform").asText() + "/" + node.path("app").asText() + "/"
                + node.path("account").asText();
    }

    /** The chain of a record that opens. */
    static TokenKey key(JsonNode node) {
        return new TokenKey(
                Platform.of(node.path("platform").asText()),
                node.path("app").asText(),
                node.path("account").asText());
    }

    String currentKeyId() {
        return sealer.currentKeyId();
    }

    /** The stored version of a record. */
    static long version(JsonNode node) {
        return number(node, "version");
    }

    /** Whether a record is written as one would be written now: with the current key, in the current form. */
    boolean isCurrent(JsonNode node) {
        return node.path(RecordFormat.FORMAT).asInt() == RecordFormat.CURRENT.number()
                && node.path("keyId").asText().equals(sealer.currentKeyId());
    }

    ObjectNode encode(TokenKey key, TokenRecord record, long version) throws GeneralSecurityException {
        TokenPair pair = record.pair();
        Intent intent = record.intent();
        Secret refresh = pair.refresh();
        String keyId = sealer.currentKeyId();
        boolean ends = !pair.accessExpiresAt().equals(Instant.MAX);
        RecordFormat format = RecordFormat.CURRENT;
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put(RecordFormat.FORMAT, format.number());
        node.put("platform", key.platform().code());
        node.put("app", key.app());
        node.put("account", key.account());
        node.put("version", version);
        node.put("keyId", keyId);
        node.put("generation", record.generation());
        node.put("issuedAt", text(pair.issuedAt()));
        node.put("accessExpiresAt", ends ? text(pair.accessExpiresAt()) : null);
        node.put("refreshExpiresAt", text(pair.refreshExpiresAt()));
        node.put("spentHash", record.spentHash());
        node.put("seedHashes", record.seedHashes().isEmpty() ? null : String.join(" ", record.seedHashes()));
        node.put("intentOwner", intent == null ? null : intent.owner());
        node.put("intentStartedAt", intent == null ? null : text(intent.startedAt()));
        node.put("intentUntil", intent == null ? null : text(intent.until()));
        node.put("exhausted", record.exhausted());
        node.put(
                RecordFormat.ACCESS,
                sealer.seal(pair.access(), keyId, format.place(node, RecordFormat.ACCESS, refresh != null)));
        node.put(
                RecordFormat.REFRESH,
                refresh == null ? null : sealer.seal(refresh, keyId, format.place(node, RecordFormat.REFRESH, true)));
        return node;
    }

    /**
     * Reads a record.
     *
     * @throws GeneralSecurityException when a token cannot be opened
     * @throws RuntimeException when it is no record
     */
    Versioned decode(JsonNode node) throws GeneralSecurityException {
        RecordFormat format = RecordFormat.of(node);
        String keyId = required(node, "keyId");
        String sealed = optional(node, RecordFormat.REFRESH);
        Secret access = sealer.open(
                required(node, RecordFormat.ACCESS), keyId, format.place(node, RecordFormat.ACCESS, sealed != null));
        Secret refresh =
                sealed == null ? null : sealer.open(sealed, keyId, format.place(node, RecordFormat.REFRESH, true));
        Instant ends = instant(node, "accessExpiresAt");
        TokenPair pair = new TokenPair(
                access,
                ends == null ? Instant.MAX : ends,
                refresh,
                instant(node, "refreshExpiresAt"),
                Instant.parse(required(node, "issuedAt")));
        String owner = optional(node, "intentOwner");
        Intent intent = owner == null
                ? null
                : new Intent(
                        owner,
                        Instant.parse(required(node, "intentStartedAt")),
                        Instant.parse(required(node, "intentUntil")));
        TokenRecord record = new TokenRecord(
                pair,
                number(node, "generation"),
                optional(node, "spentHash"),
                seeds(optional(node, format.equals(RecordFormat.CURRENT) ? "seedHashes" : "seedHash")),
                intent,
                optional(node, "exhausted"));
        return new Versioned(record, version(node));
    }

    private static List<String> seeds(@Nullable String text) {
        return text == null ? List.of() : List.of(text.split(" "));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static @Nullable Instant instant(JsonNode node, String field) {
        String text = optional(node, field);
        return text == null ? null : Instant.parse(text);
    }

    private static @Nullable String optional(JsonNode node, String field) {
        return node.path(field).isNull() ? null : required(node, field);
    }

    private static String required(JsonNode node, String field) {
        if (!node.path(field).isTextual()) {
            throw new IllegalArgumentException("the record has no text in " + field);
        }
        return node.path(field).textValue();
    }

    private static long number(JsonNode node, String field) {
        if (!node.path(field).canConvertToExactIntegral() || !node.path(field).canConvertToLong()) {
            throw new IllegalArgumentException("the record has no number in " + field);
        }
        return node.path(field).longValue();
    }
}
