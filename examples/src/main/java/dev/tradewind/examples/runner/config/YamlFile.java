package dev.tradewind.examples.runner.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a file into YAML nodes, which know their lines. Makes no objects out of what it reads. */
final class YamlFile {
    private static final String EXAMPLE =
            "It must hold the keys warehouse and shops; README.md and docs/getting-started.md show one";

    private YamlFile() {}

    /** The mapping at the top of the file; empty when there is none and the problems say why. */
    static Optional<MappingNode> read(Path file, Problems problems) {
        Optional<String> text = text(file, problems);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<Node> documents = new ArrayList<>();
            new Yaml().composeAll(new StringReader(text.get())).forEach(documents::add);
            return top(documents, problems);
        } catch (MarkedYAMLException e) {
            notYaml(e, text.get().lines().toList(), problems);
        } catch (YAMLException e) {
            problems.add(0, "the file is not YAML: " + firstLine(String.valueOf(e.getMessage())), EXAMPLE);
        }
        return Optional.empty();
    }

    private static Optional<MappingNode> top(List<Node> documents, Problems problems) {
        if (documents.isEmpty()) {
            problems.add(0, "the file is empty", EXAMPLE);
            return Optional.empty();
        }
        if (documents.size() > 1) {
            problems.add(
                    documents.get(1), "a second document begins here", "Remove the line ---; one file, one document");
        }
        if (documents.get(0) instanceof MappingNode mapping) {
            return Optional.of(mapping);
        }
        problems.add(
                documents.get(0), "the file is " + Section.kind(documents.get(0)) + ", not keys with values", EXAMPLE);
        return Optional.empty();
    }

    private static Optional<String> text(Path file, Problems problems) {
        if (Files.isDirectory(file)) {
            problems.add(0, "this is a directory", "Name the file itself: --config shops.yaml");
            return Optional.empty();
        }
        if (!Files.exists(file)) {
            problems.add(
                    0,
                    "there is no such file",
                    "Looked for " + file.toAbsolutePath()
                            + ". Check the path, or make it as docs/getting-started.md shows");
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            problems.add(0, "the file is not UTF-8 text", "Save it as UTF-8 in your editor");
        } catch (IOException e) {
            problems.add(0, "the file cannot be read: " + e, "Check its permissions");
        }
        return Optional.empty();
    }

    private static void notYaml(MarkedYAMLException e, List<String> lines, Problems problems) {
        Mark mark = e.getProblemMark();
        int at = mark == null ? 0 : mark.getLine();
        String line = at < lines.size() ? lines.get(at) : "";
        if (line.substring(0, line.length() - line.stripLeading().length()).indexOf('\t') >= 0) {
            problems.add(
                    at + 1,
                    "the line is indented with a tab",
                    "YAML allows blanks only: replace each tab by two blanks");
            return;
        }
        problems.add(
                at + 1,
                "this is not YAML: " + firstLine(String.valueOf(e.getProblem())),
                "Look at this line and the one above: a missing colon, quote or brace, or an indentation that differs from"
                        + " its neighbours");
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").replaceAll("\\.$", "");
    }
}
