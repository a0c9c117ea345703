package dev.tradewind.core.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tradewind.core.auth.TokenRecord.Intent;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token record as a flat JSON object: the tokens sealed, all other facts in the clear. Every fact is bound into the
 * seals, so that none can be changed and no token can be moved to another record or back in time.
 */
final class RecordCodec {
    private static final String ACCESS = "access";
    private static final String REFRESH = "refresh";

    /** The facts in the order in which they are bound. Part of the format. */
    private static final List<String> FACTS = List.of(
            "platform",
            "app",
            "account",
            "version",
            "keyId",
            "generation",
            "issuedAt",
            "accessExpiresAt",
            "refreshExpiresAt",
            "spentHash",
            "seedHash",
            "intentOwner",
            "intentStartedAt",
            "intentUntil",
            "exhausted");

    private static final Set<String> FIELDS = fields();

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

    /** The stored version of a record. */
    static long version(JsonNode node) {
        return number(node, "version");
    }

    ObjectNode encode(TokenKey key, TokenRecord record, long version) throws GeneralSecurityException {
        TokenPair pair = record.pair();
        Intent intent = record.intent();
        Secret refresh = pair.refresh();
        String keyId = sealer.currentKeyId();
        boolean ends = !pair.accessExpiresAt().equals(Instant.MAX);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
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
        node.put("seedHash", record.seedHash());
        node.put("intentOwner", intent == null ? null : intent.owner());
        node.put("intentStartedAt", intent == null ? null : text(intent.startedAt()));
        node.put("intentUntil", intent == null ? null : text(intent.until()));
        node.put("exhausted", record.exhausted());
        node.put(ACCESS, sealer.seal(pair.access(), keyId, place(node, ACCESS, refresh != null)));
        node.put(REFRESH, refresh == null ? null : sealer.seal(refresh, keyId, place(node, REFRESH, true)));
        return node;
    }

    /**
     * Reads a record.
     *
     * @throws GeneralSecurityException when a token cannot be opened
     * @throws RuntimeException when it is no record
     */
    Versioned decode(JsonNode node) throws GeneralSecurityException {
        Set<String> names = new HashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        if (!names.equals(FIELDS)) {
            throw new IllegalArgumentException("the record lacks a field or has one too many");
        }
        String keyId = required(node, "keyId");
        String sealed = optional(node, REFRESH);
        Secret access = sealer.open(required(node, ACCESS), keyId, place(node, ACCESS, sealed != null));
        Secret refresh = sealed == null ? null : sealer.open(sealed, keyId, place(node, REFRESH, true));
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
                optional(node, "seedHash"),
                intent,
                optional(node, "exhausted"));
        return new Versioned(record, version(node));
    }

    /** Where a secret belongs: every fact with its length, so that no two places read the same. */
    private static String place(JsonNode node, String field, boolean renewable) {
        StringBuilder place =
                new StringBuilder("tradewind token 1 ").append(field).append(renewable ? " +" : " -");
        for (String fact : FACTS) {
            JsonNode value = node.path(fact);
            if (value.isNull()) {
                place.append(" ~");
            } else {
                place.append(' ').append(value.asText().length()).append(':').append(value.asText());
            }
        }
        return place.toString();
    }

    private static Set<String> fields() {
        Set<String> fields = new HashSet<>(FACTS);
        fields.add(ACCESS);
        fields.add(REFRESH);
        return Set.copyOf(fields);
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
