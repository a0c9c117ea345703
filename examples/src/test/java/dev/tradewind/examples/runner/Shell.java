package dev.tradewind.examples.runner;

import dev.tradewind.core.time.Sleeper;
import dev.tradewind.testkit.clock.VirtualTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A person at a terminal, in a directory of his own: writes files, sets variables, runs the runner and reads. */
final class Shell {
    private static final VirtualTime TIME = VirtualTime.at(Instant.parse("2026-11-24T00:00:00Z"));

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private Clock clock = TIME;
    private Sleeper sleeper = TIME;
    private String typed = "";
    private Runnable beforeTyping = () -> {};

    Shell(Path folder) {
        this.folder = folder;
    }

    /**
     * What came of a command.
     *
     * @param code the exit code
     * @param out standard output
     * @param err standard error
     */
    record Result(int code, String out, String err) {
        /** All that a person sees. */
        String text() {
            return out + err;
        }
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** Writes a file; {@code @} in its text stands for the directory. */
    Shell file(String name, String text) {
        try {
            Files.writeString(path(name), text.replace("@", folder.toString()));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + name, e);
        }
    }

    Shell variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Shell clock(Clock other) {
        clock = other;
        return this;
    }

    /** A clock that waits move on. */
    Shell time(VirtualTime time) {
        clock = time;
        sleeper = time;
        return this;
    }

    /** What is typed into the next commands. */
    Shell typed(String line) {
        typed = line + "\n";
        return this;
    }

    /** What happens while the next commands wait for what is typed. */
    Shell beforeTyping(Runnable work) {
        beforeTyping = work;
        return this;
    }

    private Reader keyboard() {
        return new StringReader(typed) {
            @Override
            public int read(char[] target, int from, int length) throws IOException {
                beforeTyping.run();
                return super.read(target, from, length);
            }
        };
    }

    /** Runs a command; {@code @} in an argument stands for the directory. */
    Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(
                new PrintWriter(out),
                new PrintWriter(err),
                new BufferedReader(keyboard()),
                false,
                environment,
                clock,
                sleeper,
                folder);
        String[] real = new String[arguments.length];
        for (int i = 0; i < real.length; i++) {
            real[i] = arguments[i].replace("@", folder.toString());
        }
        int code = Main.run(console, real);
        return new Result(code, plain(out), plain(err));
    }

    private String plain(StringWriter text) {
        return text.toString().replace(folder + "/", "").replace("\r\n", "\n");
    }
}
