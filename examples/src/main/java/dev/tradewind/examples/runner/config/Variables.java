package dev.tradewind.examples.runner.config;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Puts environment variables into values: {@code ${NAME}}. Nothing else is replaced, and nothing twice. */
final class Variables {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, String> environment;
    private final Problems problems;

    Variables(Map<String, String> environment, Problems problems) {
        this.environment = Map.copyOf(environment);
        this.problems = problems;
    }

    String expand(ScalarNode node) {
        String text = node.getValue();
        int open = text.lastIndexOf("${");
        if (open >= 0 && text.indexOf('}', open) < 0) {
            problems.add(node, "a \"${\" is never closed", "Write ${NAME}, with a closing brace");
            return text;
        }
        Matcher matcher = REFERENCE.matcher(text);
        return matcher.replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), node)));
    }

    private String value(String name, ScalarNode node) {
        if (!NAME.matcher(name).matches()) {
            problems.add(
                    node,
                    "\"${" + name + "}\" does not name an environment variable",
                    "A name has letters, digits and underscores; there are no defaults inside the braces");
            return "unset";
        }
        String value = environment.get(name);
        if (value == null || value.isEmpty()) {
            problems.add(
                    node,
                    "the environment variable " + name + " is " + (value == null ? "not set" : "empty"),
                    "Set it in the shell that runs this: export " + name + "=value");
            return "unset";
        }
        return value;
    }
}
