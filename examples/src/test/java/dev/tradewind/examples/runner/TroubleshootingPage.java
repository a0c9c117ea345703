package dev.tradewind.examples.runner;

import java.util.List;
import java.util.function.Function;

/** Writes docs/troubleshooting.md from the mistakes and what was really read. */
final class TroubleshootingPage {
    private static final String HEAD = """
            # Troubleshooting

            The mistakes that are made first, and what the runner says to each. This page is written by a test that makes every
            one of them (`MistakesTest`), so the messages are the real ones; `TIME`, `PORT` and such stand for what differs.

            In code the same messages come as exceptions below `dev.tradewind.core.error`, named after what to do next; an error
            of one shop during a sync stands on its line of the receipt instead, and does not stop the others.

            [Exit codes](completeness.md#how-a-run-ends).
            """;

    private TroubleshootingPage() {}

    static String of(List<Mistake> mistakes, Function<Mistake, Shell.Result> results) {
        StringBuilder page = new StringBuilder(HEAD);
        for (Mistake mistake : mistakes) {
            Shell.Result result = results.apply(mistake);
            page.append("\n## ").append(mistake.id()).append("\n\n");
            page.append(mistake.did())
                    .append(" Exit code ")
                    .append(result.code())
                    .append(".\n\n");
            page.append("```\n").append(steady(result.text())).append("\n```\n");
        }
        return page.toString();
    }

    /** Without what differs from run to run. */
    private static String steady(String text) {
        return text.replaceAll("(?m)^run [0-9a-f]{32}, .*\\n", "")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME")
                .replaceAll("ours is .* (behind|ahead)", "ours is HOURS $1")
                .replaceAll("clock is -?\\d+ s off", "clock is SECONDS s off")
                .replaceAll("localhost:\\d+", "localhost:PORT")
                .replaceAll("(?m)[ \\t]+$", "")
                .strip();
    }
}
