package dev.tradewind.examples.architecture.bad.core.internal;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.NullMarked;

@NullMarked
public final class FineHidden {
    public String text(JsonNode node) {
        return node.asText();
    }
}
