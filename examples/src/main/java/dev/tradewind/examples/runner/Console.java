package dev.tradewind.examples.runner;

import dev.tradewind.core.time.Sleeper;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What a command may touch of the world around it.
 *
 * @param out what was asked for, and nothing else
 * @param err progress, and what went wrong
 * @param in what a person types
 * @param terminal whether a person watches {@code err}
 * @param environment the variables of the process
 * @param clock the machine's clock
 * @param sleeper how to wait
 * @param directory what relative paths are relative to
 */
record Console(
        PrintWriter out,
        PrintWriter err,
        BufferedReader in,
        boolean terminal,
        Map<String, String> environment,
        Clock clock,
        Sleeper sleeper,
        Path directory) {
    Console {
        environment = Map.copyOf(environment);
    }

    @Override
    public String toString() {
        return "Console"; // the environment holds secrets
    }
}
