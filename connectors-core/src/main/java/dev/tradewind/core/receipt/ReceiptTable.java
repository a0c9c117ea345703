package dev.tradewind.core.receipt;

import dev.tradewind.core.ShopRef;
import dev.tradewind.core.spi.Proof;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prints a receipt for people. */
final class ReceiptTable {
    private static final List<String> HEAD = List.of(
            "shop",
            "dataset",
            "outcome",
            "read",
            "written",
            "unchanged",
            "stale",
            "folded",
            "rejected",
            "proof",
            "complete to");
    private static final int FIRST_NUMBER = 3;
    private static final int LAST_NUMBER = 8;

    private final Function<ShopRef, String> names;

    ReceiptTable(Function<ShopRef, String> names) {
        this.names = names;
    }

    String print(Receipt receipt) {
        StringBuilder text = new StringBuilder();
        if (receipt.isStreamed()) {
            totals(text, receipt.totals());
        } else {
            lines(text, receipt);
        }
        if (!receipt.shops().all()) {
            text.append(receipt.shops()).append('\n');
        }
        text.append("run ").append(receipt.runId()).append(", seed ").append(receipt.seed());
        text.append(", ").append(receipt.startedAt()).append(" to ").append(receipt.finishedAt());
        return text.toString();
    }

    private static void totals(StringBuilder text, Totals totals) {
        Counts counts = totals.counts();
        text.append(number(totals.lines())).append(" lines: ").append(totals).append("; read ");
        text.append(number(counts.read())).append(", written ").append(number(counts.written()));
        text.append(", rejected ").append(number(counts.rejected())).append('\n');
    }

    private void lines(StringBuilder text, Receipt receipt) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        receipt.lines().forEach(line -> rows.add(row(line)));
        int[] widths = new int[HEAD.size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        rows.forEach(row -> append(text, row, widths));
        reasons(text, receipt.lines());
        receipt.lines().forEach(line -> unknowns(text, line));
    }

    private List<String> row(ReceiptLine line) {
        Counts counts = line.counts();
        return List.of(
                names.apply(line.shop()),
                line.dataset().name(),
                line.outcome().name(),
                number(counts.read()),
                number(counts.written()),
                number(counts.unchanged()),
                number(counts.stale()),
                number(counts.folded()),
                number(counts.rejected()),
                proofs(line),
                line.coverage()
                        .map(coverage -> coverage.completeTo().toString())
                        .orElse("-"));
    }

    private static String proofs(ReceiptLine line) {
        Map<Proof, Long> sum = new TreeMap<>();
        line.feeds().forEach(feed -> feed.explained().forEach((proof, count) -> sum.merge(proof, count, Long::sum)));
        return sum.isEmpty()
                ? "-"
                : sum.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static void append(StringBuilder text, List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String pad = " ".repeat(widths[i] - row.get(i).length());
            boolean right = i >= FIRST_NUMBER && i <= LAST_NUMBER;
            line.append(right ? pad + row.get(i) : row.get(i) + pad).append("  ");
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    /** A reason that names no feed may stand on several lines of a shop: it is printed once, with the datasets that it concerns. */
    private void reasons(StringBuilder text, List<ReceiptLine> lines) {
        Map<List<Object>, List<String>> datasets = new HashMap<>();
        Map<ShopRef, Integer> sizes = new HashMap<>();
        for (ReceiptLine line : lines) {
            sizes.merge(line.shop(), 1, Integer::sum);
            line.reasons().stream()
                    .filter(reason -> reason.feed().isEmpty())
                    .distinct()
                    .forEach(reason -> datasets.computeIfAbsent(List.of(line.shop(), reason), each -> new ArrayList<>())
                            .add(line.dataset().name()));
        }
        for (ReceiptLine line : lines) {
            for (Reason reason : line.reasons()) {
                if (!reason.feed().isEmpty()) {
                    append(text, names.apply(line.shop()) + " " + line.dataset(), reason);
                    continue;
                }
                List<String> concerned = datasets.remove(List.of(line.shop(), reason));
                if (concerned != null) {
                    boolean all = concerned.size() > 1 && concerned.size() == sizes.getOrDefault(line.shop(), 0);
                    append(text, names.apply(line.shop()) + (all ? "" : " " + String.join(", ", concerned)), reason);
                }
            }
        }
    }

    private static void append(StringBuilder text, String place, Reason reason) {
        text.append("  ").append(place).append(": ").append(reason.code());
        if (!reason.feed().isEmpty()) {
            text.append(", feed ").append(reason.feed());
        }
        if (!reason.slice().isEmpty()) {
            text.append(", slice ").append(reason.slice());
        }
        text.append(": ").append(reason.message()).append('\n');
    }

    private void unknowns(StringBuilder text, ReceiptLine line) {
        new TreeMap<>(line.unknowns())
                .forEach((value, count) -> text.append("  ")
                        .append(names.apply(line.shop()))
                        .append(' ')
                        .append(line.dataset())
                        .append(": unknown ")
                        .append(value)
                        .append(", ")
                        .append(number(count))
                        .append(" times\n"));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
