package dev.tradewind.examples.runner;

import picocli.CommandLine.Option;

/** {@code --help}, as every command takes it. */
final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    boolean isAsked() {
        return help;
    }
}
