package dev.tradewind.core.receipt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.core.Dataset;
import dev.tradewind.core.Platform;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.spi.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads back what {@link ReceiptJson} wrote. Fields that a later library added are passed over. */
final class ReceiptReader {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ReceiptReader() {}

    static Receipt read(String json) {
        try {
            JsonNode root = MAPPER.readTree(json);
            if (root.path("version").asInt() != ReceiptJson.VERSION) {
                throw new IllegalArgumentException("not a receipt of version " + ReceiptJson.VERSION);
            }
            List<ReceiptLine> lines = new ArrayList<>();
            root.required("lines").forEach(line -> lines.add(line(line)));
            return new Receipt(
                    root.required("run").asText(),
                    Long.parseLong(root.required("seed").asText()),
                    Instant.parse(root.required("startedAt").asText()),
                    Instant.parse(root.required("finishedAt").asText()),
                    root.has("shops") ? shops(root.required("shops")) : Shops.of(lines),
                    root.has("totals") ? totals(root.required("totals")) : Totals.of(lines),
                    lines);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a receipt: " + e.getOriginalMessage(), e);
        }
    }

    private static Shops shops(JsonNode json) {
        return new Shops(json.required("begun").asLong(), json.required("all").asBoolean());
    }

    private static Totals totals(JsonNode json) {
        Map<Outcome, Long> outcomes = new HashMap<>();
        numbers(json.required("outcomes")).forEach((name, count) -> outcomes.put(Outcome.valueOf(name), count));
        return new Totals(outcomes, counts(json.required("counts")));
    }

    private static ReceiptLine line(JsonNode json) {
        List<Reason> reasons = new ArrayList<>();
        json.required("reasons").forEach(reason -> reasons.add(reason(reason)));
        List<FeedLine> feeds = new ArrayList<>();
        json.required("feeds").forEach(feed -> feeds.add(feed(feed)));
        String dataset = json.required("dataset").asText();
        return new ReceiptLine(
                new ShopRef(
                        Platform.of(json.required("platform").asText()),
                        json.required("shop").asText()),
                Dataset.byName(dataset).orElseThrow(() -> new IllegalArgumentException("unknown dataset " + dataset)),
                Outcome.valueOf(json.required("outcome").asText()),
                reasons,
                counts(json.required("counts")),
                Optional.ofNullable(json.get("coverage")).map(ReceiptReader::coverage),
                feeds,
                json.required("calls").asLong(),
                json.required("retries").asLong(),
                Duration.parse(json.required("waited").asText()),
                numbers(json.required("unknowns")));
    }

    private static Reason reason(JsonNode json) {
        return new Reason(
                Reason.Code.valueOf(json.required("code").asText()),
                json.required("feed").asText(),
                json.required("slice").asText(),
                json.required("message").asText());
    }

    private static Counts counts(JsonNode json) {
        return new Counts(
                json.required("read").asLong(),
                json.required("written").asLong(),
                json.required("unchanged").asLong(),
                json.required("stale").asLong(),
                json.required("folded").asLong(),
                json.required("rejected").asLong());
    }

    private static Coverage coverage(JsonNode json) {
        return new Coverage(
                Instant.parse(json.required("completeFrom").asText()),
                Instant.parse(json.required("completeTo").asText()),
                Instant.parse(json.required("settledTo").asText()));
    }

    private static FeedLine feed(JsonNode json) {
        Map<Proof, Long> explained = new HashMap<>();
        numbers(json.required("explained")).forEach((proof, count) -> explained.put(Proof.valueOf(proof), count));
        return new FeedLine(
                json.required("feed").asText(),
                json.required("slices").asLong(),
                explained,
                json.required("open").asLong(),
                json.required("pages").asLong());
    }

    private static Map<String, Long> numbers(JsonNode json) {
        Map<String, Long> numbers = new HashMap<>();
        json.properties()
                .forEach(field -> numbers.put(field.getKey(), field.getValue().asLong()));
        return numbers;
    }
}
