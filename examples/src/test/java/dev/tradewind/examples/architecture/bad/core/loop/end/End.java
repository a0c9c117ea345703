package dev.tradewind.examples.architecture.bad.core.loop.end;

import dev.tradewind.examples.architecture.bad.core.loop.Start;

public final class End {
    public Start start() {
        return new Start();
    }
}
