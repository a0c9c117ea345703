package dev.tradewind.examples.runner;

import java.util.List;

/** In what is to be reloaded. */
final class ReloadMistakes {
    private ReloadMistakes() {}

    static List<Mistake> all() {
        return List.of(
                reload(
                        "reload-days-swapped",
                        "Named the last day first.",
                        "tradewind: a reload from 2026-03-02 to 2026-03-01 holds no day",
                        "orders",
                        "2026-03-02",
                        "2026-03-01"),
                reload(
                        "reload-no-day",
                        "Wrote a day in another form.",
                        "\"1.3.2026\" is no day. Write it as 2026-10-01",
                        "orders",
                        "1.3.2026",
                        "2026-04-01"),
                reload(
                        "reload-unknown-dataset",
                        "Mistyped the dataset.",
                        "there is no dataset \"order\". Did you mean \"orders\"?",
                        "order",
                        "2026-03-01",
                        "2026-04-01"),
                reload(
                        "reload-not-offered",
                        "Asked for a dataset that the platform does not have.",
                        "tradewind: shop stall/1 does not offer finance",
                        "finance",
                        "2026-03-01",
                        "2026-04-01"));
    }

    private static Mistake reload(String id, String did, String message, String dataset, String from, String to) {
        return new Mistake(
                id,
                did,
                ExitCode.BAD_INPUT,
                message,
                shell -> DatabaseMistakes.stall(shell)
                        .run(
                                "reload",
                                "--config",
                                "@/shops.yaml",
                                "--shop",
                                "stall",
                                "--dataset",
                                dataset,
                                "--from",
                                from,
                                "--to",
                                to));
    }
}
