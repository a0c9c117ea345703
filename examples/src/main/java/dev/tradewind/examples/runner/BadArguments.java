package dev.tradewind.examples.runner;

import dev.tradewind.examples.runner.config.Suggestion;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the arguments in two lines, and where the help is, instead of printing all of it. */
final class BadArguments implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        command.getErr().println("tradewind: " + message(exception, command));
        command.getErr().println("Help: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.BAD_INPUT;
    }

    private static String message(ParameterException exception, CommandLine command) {
        if (exception instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().get(0);
            Set<String> commands = new TreeSet<>(command.getSubcommands().keySet());
            Set<String> options = command.getCommandSpec().optionsMap().keySet();
            if (word.startsWith("-")) {
                return "unknown option \"" + word + "\". " + Suggestion.among(word, options);
            }
            return commands.isEmpty()
                    ? "\"" + word + "\" is one argument too many. Put the SQL, or a name with blanks, into quotes"
                    : "unknown command \"" + word + "\". " + Suggestion.among(word, commands);
        }
        return String.valueOf(exception.getMessage());
    }
}
