package dev.tradewind.examples.runner.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** Collects mistakes, so that a user meets all of them in one run. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void add(int line, String message, String advice) {
        found.add(new Problem(line, message, advice));
    }

    void add(Node where, String message, String advice) {
        add(line(where), message, advice);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Problem> inOrder() {
        return found.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
