package dev.tradewind.examples.architecture.bad.core;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.tradewind.examples.architecture.bad.core.internal.FineHidden;
import org.jspecify.annotations.NullMarked;

@NullMarked
public final class FineNeighbour {
    public String text() {
        return new FineHidden().text(TextNode.valueOf("x"));
    }
}
