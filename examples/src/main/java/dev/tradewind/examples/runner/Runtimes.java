package dev.tradewind.examples.runner;

import dev.tradewind.core.http.ConnectorRuntime;

/** Starts what all connectors of a command share. */
final class Runtimes {
    private Runtimes() {}

    static ConnectorRuntime start(Console console) {
        return ConnectorRuntime.builder()
                .clock(console.clock())
                .sleeper(console.sleeper())
                .build();
    }
}
