package dev.tradewind.examples.runner;

import java.util.List;

/** In what is to be let go. */
final class AcceptMistakes {
    private AcceptMistakes() {}

    static List<Mistake> all() {
        return List.of(
                new Mistake(
                        "accept-nothing-held-back",
                        "Accepted a loss that is not held back, or mistyped its slice.",
                        ExitCode.BAD_INPUT,
                        "tradewind: nothing is held back of feed sales, slice \"sweep\"",
                        shell -> accept(DatabaseMistakes.stall(shell), "stall", "1")),
                new Mistake(
                        "accept-too-few",
                        "Accepted fewer records than are missing.",
                        ExitCode.BAD_INPUT,
                        "tradewind: --most 39 is fewer than the 40 that are missing",
                        shell -> accept(AcceptCommandTest.heldBack(shell), "stall", "39")));
    }

    private static Shell.Result accept(Shell shell, String shop, String most) {
        return shell.run(
                "accept",
                "--config",
                "@/shops.yaml",
                "--shop",
                shop,
                "--feed",
                "sales",
                "--slice",
                "sweep",
                "--most",
                most,
                "--by",
                "ana",
                "--why",
                "they are gone");
    }
}
