package dev.tradewind.lazada.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.ConnectorException;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.lazada.internal.wire.LazadaJson.Undecodable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Records that were delivered and cannot be used: kept with their raw text, never lost. */
public final class Rejects {
    private Rejects() {}

    /** A row without an id, or without a time of change. */
    public static Rejected unplaced(Dataset<?> dataset, String id, String field, JsonNode row) {
        String raw = row.toString();
        String key = id.isEmpty() ? sha256(raw) : id;
        return new Rejected(dataset, key, Rejected.Stage.PARSE, field, "a list row without " + field, raw);
    }

    /** A record that does not fit its type. */
    public static Rejected undecodable(
            Dataset<?> dataset, String id, Rejected.Stage stage, Undecodable why, String raw) {
        return new Rejected(dataset, id, stage, why.field(), why.reason(), raw);
    }

    /** A record in which something is that its mapping was not made for: it costs itself, not its page. */
    public static Rejected unmapped(Dataset<?> dataset, String id, RuntimeException why, String raw) {
        String reason = "it could not be mapped: " + why.getClass().getSimpleName();
        return new Rejected(dataset, id, Rejected.Stage.MAP, "", reason, raw);
    }

    /** A record that was asked for by id and that Lazada does not give. */
    public static Rejected notGiven(Dataset<?> dataset, String id, ConnectorException why) {
        String code = why.context().platformCode();
        String reason = "Lazada does not give it (code " + code + "): of another shop, or never there";
        return new Rejected(dataset, id, Rejected.Stage.FETCH, "", reason, "");
    }

    public static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }
}
