package dev.tradewind.examples.runner;

import dev.tradewind.core.error.ConfigException;
import dev.tradewind.core.error.ReauthorizeException;
import dev.tradewind.core.error.TradewindException;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.examples.runner.config.BadConfigException;
import dev.tradewind.examples.runner.sql.QueryException;
import dev.tradewind.warehouse.FileFormatException;
import java.io.UncheckedIOException;

/** Says what went wrong in a few lines, without a stack trace, and which exit code it means. */
final class Failures {
    private Failures() {}

    static int report(Exception exception, Console console) {
        if (exception instanceof UncheckedIOException && console.out().checkError()) {
            return 0; // whoever reads our output has seen enough, such as head
        }
        if (exception instanceof BadConfigException) {
            console.err().println(exception.getMessage()); // begins with the file
            return ExitCode.BAD_INPUT;
        }
        console.err().println("tradewind: " + exception.getMessage());
        if (exception instanceof ConfigException || exception instanceof FileFormatException) {
            return ExitCode.BAD_INPUT;
        }
        if (exception instanceof QueryException query) {
            return query.isBadInput() ? ExitCode.BAD_INPUT : ExitCode.FAILED;
        }
        if (exception instanceof ReauthorizeException) {
            return ExitCode.of(Outcome.REAUTHORIZE);
        }
        if (!(exception instanceof TradewindException || exception instanceof DatabaseUnusableException)) {
            exception.printStackTrace(console.err());
            console.err().println("This is a bug in Tradewind: please report it with the lines above.");
        }
        return ExitCode.FAILED;
    }
}
