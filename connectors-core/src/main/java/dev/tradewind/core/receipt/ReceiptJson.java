package dev.tradewind.core.receipt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tradewind.core.spi.Proof;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** Writes receipts as JSON, field by field, so that a renamed component cannot change the document. */
final class ReceiptJson {
    static final int VERSION = 1;
    private static final JsonFactory FACTORY = new JsonFactory();

    private ReceiptJson() {}

    static String write(Receipt receipt) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            json.writeStringField("run", receipt.runId());
            // As text: it has 64 bits, and many readers of JSON keep 53 of a number.
            json.writeStringField("seed", Long.toString(receipt.seed()));
            json.writeStringField("startedAt", receipt.startedAt().toString());
            json.writeStringField("finishedAt", receipt.finishedAt().toString());
            json.writeBooleanField("complete", receipt.isComplete());
            json.writeObjectFieldStart("shops");
            json.writeNumberField("begun", receipt.shops().begun());
            json.writeBooleanField("all", receipt.shops().all());
            json.writeEndObject();
            totals(json, receipt.totals());
            json.writeArrayFieldStart("lines");
            for (ReceiptLine line : receipt.lines()) {
                line(json, line);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void totals(JsonGenerator json, Totals totals) throws IOException {
        json.writeObjectFieldStart("totals");
        json.writeObjectFieldStart("outcomes");
        for (Map.Entry<Outcome, Long> outcome : new TreeMap<>(totals.outcomes()).entrySet()) {
            json.writeNumberField(outcome.getKey().name(), outcome.getValue());
        }
        json.writeEndObject();
        counts(json, totals.counts());
        json.writeEndObject();
    }

    private static void line(JsonGenerator json, ReceiptLine line) throws IOException {
        json.writeStartObject();
        json.writeStringField("platform", line.shop().platform().code());
        json.writeStringField("shop", line.shop().id());
        json.writeStringField("dataset", line.dataset().name());
        json.writeStringField("outcome", line.outcome().name());
        json.writeArrayFieldStart("reasons");
        for (Reason reason : line.reasons()) {
            json.writeStartObject();
            json.writeStringField("code", reason.code().name());
            json.writeStringField("feed", reason.feed());
            json.writeStringField("slice", reason.slice());
            json.writeStringField("message", reason.message());
            json.writeEndObject();
        }
        json.writeEndArray();
        counts(json, line.counts());
        if (line.coverage().isPresent()) {
            Coverage coverage = line.coverage().get();
            json.writeObjectFieldStart("coverage");
            json.writeStringField("completeFrom", coverage.completeFrom().toString());
            json.writeStringField("completeTo", coverage.completeTo().toString());
            json.writeStringField("settledTo", coverage.settledTo().toString());
            json.writeEndObject();
        }
        json.writeArrayFieldStart("feeds");
        for (FeedLine feed : line.feeds()) {
            feed(json, feed);
        }
        json.writeEndArray();
        json.writeNumberField("calls", line.calls());
        json.writeNumberField("retries", line.retries());
        json.writeStringField("waited", line.waited().toString());
        json.writeObjectFieldStart("unknowns");
        for (Map.Entry<String, Long> unknown : new TreeMap<>(line.unknowns()).entrySet()) {
            json.writeNumberField(unknown.getKey(), unknown.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void counts(JsonGenerator json, Counts counts) throws IOException {
        json.writeObjectFieldStart("counts");
        json.writeNumberField("read", counts.read());
        json.writeNumberField("written", counts.written());
        json.writeNumberField("unchanged", counts.unchanged());
        json.writeNumberField("stale", counts.stale());
        json.writeNumberField("folded", counts.folded());
        json.writeNumberField("rejected", counts.rejected());
        json.writeEndObject();
    }

    private static void feed(JsonGenerator json, FeedLine feed) throws IOException {
        json.writeStartObject();
        json.writeStringField("feed", feed.feed());
        json.writeNumberField("slices", feed.slices());
        json.writeNumberField("open", feed.open());
        json.writeNumberField("pages", feed.pages());
        json.writeObjectFieldStart("explained");
        for (Map.Entry<Proof, Long> proof : new TreeMap<>(feed.explained()).entrySet()) {
            json.writeNumberField(proof.getKey().name(), proof.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
