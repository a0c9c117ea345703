package dev.tradewind.examples.runner.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The keys of one mapping in the file, looked up by name. Mistakes go to the problems; reading goes on. */
final class Section {
    private final String where;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Problems problems;
    private final Variables variables;

    Section(String where, MappingNode node, Problems problems, Variables variables) {
        this.where = where;
        this.line = Problems.line(node);
        this.problems = problems;
        this.variables = variables;
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(
                        tuple.getKeyNode(), "a key of " + where + " is not a word", "Write one word, then a colon");
                continue;
            }
            Integer before = lines.putIfAbsent(key.getValue(), Problems.line(key));
            if (before != null) {
                problems.add(
                        key,
                        "\"" + key.getValue() + "\" stands twice in " + where + ", first on line " + before,
                        "Keep one of them");
            }
            values.put(key.getValue(), tuple.getValueNode());
        }
    }

    int line() {
        return line;
    }

    /** The line of a key, or of the whole section when it is absent. */
    int line(String key) {
        return lines.getOrDefault(key, line);
    }

    Set<String> keys() {
        return values.keySet();
    }

    void allow(Set<String> known) {
        lines.forEach((key, at) -> {
            if (!known.contains(key)) {
                problems.add(at, "unknown key \"" + key + "\" in " + where, Suggestion.among(key, known));
            }
        });
    }

    /** The text of a key; empty when it is absent, or wrong and reported. */
    Optional<Text> text(String key) {
        return Optional.ofNullable(values.get(key)).flatMap(node -> text(node, "\"" + key + "\" in " + where));
    }

    /** The text of a key that must be there. */
    Optional<Text> required(String key, String example) {
        if (!values.containsKey(key)) {
            problems.add(line, "\"" + key + "\" is missing in " + where, "Add " + key + ": " + example);
        }
        return text(key);
    }

    Optional<Section> section(String key) {
        Node node = values.get(key);
        if (node == null) {
            return Optional.empty();
        }
        String name = "\"" + key + "\"";
        if (node instanceof MappingNode mapping) {
            return Optional.of(new Section(name, mapping, problems, variables));
        }
        problems.add(
                node,
                name + " must hold keys, but is " + kind(node),
                "Write " + key + ": {key: value}, or its keys on the lines below, indented by two blanks");
        return Optional.empty();
    }

    /** The entries of a list; empty when it is absent, or wrong and reported. */
    Optional<List<Node>> list(String key, String example) {
        Node node = values.get(key);
        if (node == null) {
            return Optional.empty();
        }
        if (!(node instanceof SequenceNode sequence)) {
            problems.add(node, "\"" + key + "\" must be a list, but is " + kind(node), "Write " + example);
            return Optional.empty();
        }
        if (sequence.getValue().isEmpty()) {
            problems.add(node, "\"" + key + "\" is an empty list", "Write " + example + ", or leave the key out");
            return Optional.empty();
        }
        return Optional.of(sequence.getValue());
    }

    List<Text> texts(String key, String example) {
        List<Text> texts = new ArrayList<>();
        for (Node node : list(key, example).orElse(List.of())) {
            text(node, "an entry of \"" + key + "\" in " + where).ifPresent(texts::add);
        }
        return texts;
    }

    private Optional<Text> text(Node node, String what) {
        if (!(node instanceof ScalarNode scalar)) {
            problems.add(node, what + " must be one value, but is " + kind(node), "Write one value after the colon");
            return Optional.empty();
        }
        if (scalar.getTag().equals(Tag.NULL) || scalar.getValue().isBlank()) {
            problems.add(node, what + " has no value", "Write one after the colon, or leave the key out");
            return Optional.empty();
        }
        return Optional.of(new Text(variables.expand(scalar).strip(), Problems.line(node)));
    }

    static String kind(Node node) {
        if (node instanceof MappingNode) {
            return "a mapping of keys";
        }
        return node instanceof SequenceNode ? "a list" : "one value";
    }
}
