package dev.tradewind.examples.architecture.bad.core.loop;

import dev.tradewind.examples.architecture.bad.core.loop.end.End;

public final class Start {
    public End end = new End();
}
