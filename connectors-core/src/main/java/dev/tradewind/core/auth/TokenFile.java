package dev.tradewind.core.auth;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/**
 * The content of a token file: {@code {"format": 2, "version": n, "records": [...]}}. The version counts all saves and
 * is never taken back, so that a deleted record cannot be mistaken for its successor. Records of others stay as they are.
 * Format 1 is read, too; it held records of form 1 alone.
 */
final class TokenFile {
    private static final int FORMAT = 2;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final ObjectNode root;

    private TokenFile(ObjectNode root) {
        this.root = root;
    }

    /**
     * Reads a file's content; none is an empty file.
     *
     * @throws IllegalArgumentException when it is no token file; the message shows nothing of it
     */
    static TokenFile parse(Optional<byte[]> content) {
        if (content.isEmpty()) {
            ObjectNode empty = JSON.createObjectNode();
            empty.put("format", FORMAT).put("version", 0L).putArray("records");
            return new TokenFile(empty);
        }
        try {
            JsonNode root = JSON.readTree(content.get());
            if (root instanceof ObjectNode object
                    && root.size() == 3
                    && root.path("format").isInt()
                    && root.path("format").intValue() >= 1
                    && root.path("format").intValue() <= FORMAT
                    && root.path("version").isIntegralNumber()
                    && root.path("records").isArray()) {
                return new TokenFile(object);
            }
            throw new IllegalArgumentException("it is no token file of format 1 to " + FORMAT);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(
                    "it is no JSON from line " + broken.getLocation().getLineNr() + " on");
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from memory failed", impossible);
        }
    }

    ArrayNode records() {
        return (ArrayNode) root.get("records");
    }

    Optional<JsonNode> find(TokenKey key) {
        for (JsonNode record : records()) {
            if (RecordCodec.isOf(key, record)) {
                return Optional.of(record);
            }
        }
        return Optional.empty();
    }

    /** Counts on, and returns the version for the next record. The count is not sealed: it never falls behind a record. */
    long nextVersion() {
        long next = root.path("version").longValue() + 1;
        for (JsonNode record : records()) {
            next = Math.max(next, record.path("version").longValue() + 1);
        }
        root.put("version", next);
        return next;
    }

    void put(TokenKey key, JsonNode record) {
        remove(key);
        records().add(record);
    }

    boolean remove(TokenKey key) {
        for (int i = 0; i < records().size(); i++) {
            if (RecordCodec.isOf(key, records().get(i))) {
                records().remove(i);
                return true;
            }
        }
        return false;
    }

    byte[] print() {
        root.put("format", FORMAT);
        try {
            return JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("writing to memory failed", impossible);
        }
    }
}
