package dev.tradewind.examples.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pages of the project, and how they are brought up to date: {@code -Dtest.jvm=-Dtradewind.update=true}. */
public final class Pages {
    private Pages() {}

    /** The directory of the whole project. */
    public static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("connectors-core"))) {
            at = at.getParent();
        }
        return at;
    }

    static List<Path> all() {
        try (Stream<Path> docs = Files.walk(root().resolve("docs"))) {
            return Stream.concat(Stream.of(root().resolve("README.md")), docs)
                    .filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the pages cannot be listed", e);
        }
    }

    /** The text of a page or source. */
    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Writes the page when this run was asked to, and gives what it holds now. */
    public static String update(Path page, String wanted) {
        if (!Boolean.getBoolean("tradewind.update")) {
            return read(page);
        }
        try {
            Files.writeString(page, wanted);
            return wanted;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + page, e);
        }
    }
}
