package dev.tradewind.examples.runner;

import dev.tradewind.core.http.ApiListener;
import dev.tradewind.core.http.ConnectorRuntime;

/** Starts what all connectors of a command share. */
final class Runtimes {
    private Runtimes() {}

    static ConnectorRuntime start(Console console) {
        return start(console, new ApiListener() {});
    }

    static ConnectorRuntime start(Console console, ApiListener listener) {
        return ConnectorRuntime.builder()
                .clock(console.clock())
                .sleeper(console.sleeper())
                .listener(listener)
                .build();
    }
}
