package dev.tradewind.examples.architecture.bad.shopee;

import dev.tradewind.examples.architecture.bad.core.FineNeighbour;
import org.jspecify.annotations.NullMarked;

@NullMarked
public final class FineShop {
    public String text() {
        return new FineNeighbour().text();
    }
}
