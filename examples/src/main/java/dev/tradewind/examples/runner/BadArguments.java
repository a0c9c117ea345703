package dev.tradewind.examples.runner;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the arguments in two lines, and where the help is, instead of printing all of it. */
final class BadArguments implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        command.getErr().println("tradewind: " + exception.getMessage());
        UnmatchedArgumentException.printSuggestions(exception, command.getErr());
        command.getErr().println("Help: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.BAD_INPUT;
    }
}
