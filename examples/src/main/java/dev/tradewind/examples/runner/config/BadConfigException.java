package dev.tradewind.examples.runner.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used, with all of its mistakes at once. Its message is written for people. */
public final class BadConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes the error; the file is printed as the user named it. */
    public BadConfigException(String file, List<Problem> problems) {
        super(problems.stream().map(each -> line(file, each)).collect(Collectors.joining(System.lineSeparator())));
    }

    private static String line(String file, Problem problem) {
        String place = problem.line() > 0 ? file + ":" + problem.line() : file;
        return place + ": " + problem.message() + ". " + problem.advice() + ".";
    }
}
