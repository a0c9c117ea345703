package dev.tradewind.examples.runner;

import dev.tradewind.core.time.SystemTime;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;

/** Entry point of {@code examples/tradewind}. */
@Command(
        name = "tradewind",
        description = "Brings shops on selling platforms into a star schema, proved complete.",
        subcommands = {HelpCommand.class},
        footer = {
            "",
            "Exit code, of the worst shop: 0 COMPLETE; 3 PARTIAL, STOPPED or SKIPPED; 4 REAUTHORIZE; 1 FAILED.",
            "2: the arguments, the configuration or the SQL text are wrong, and nothing ran."
        })
public final class Main {
    private static final Pattern COMMENT = Pattern.compile("--\\s");

    @Mixin
    @SuppressWarnings("unused") // picocli reads it
    private HelpOption help = new HelpOption();

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Console console = new Console(
                new PrintWriter(System.out, false, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                Boolean.getBoolean("tradewind.terminal"),
                System.getenv(),
                SystemTime.clock(),
                SystemTime.sleeper(),
                Path.of(""));
        Exit.with(run(console, arguments));
    }

    /** Runs one command. */
    static int run(Console console, String... arguments) {
        CommandLine line = new CommandLine(new Main());
        line.addSubcommand(new DemoCommand(console));
        line.addSubcommand(new PlanCommand(console));
        line.addSubcommand(new SyncCommand(console));
        line.addSubcommand(new ReloadCommand(console));
        line.addSubcommand(new CheckCommand(console));
        line.addSubcommand(new ImportCommand(console));
        line.addSubcommand(new SqlCommand(console));
        line.addSubcommand(new StatusCommand(console));
        line.addSubcommand(new AcceptCommand(console));
        line.addSubcommand(new CommandLine(new TokensCommand())
                .addSubcommand(new TokensStatusCommand(console))
                .addSubcommand(new TokensRefreshCommand(console))
                .addSubcommand(new TokensLoginCommand(console)));
        line.setOut(console.out());
        line.setErr(console.err());
        line.setUsageHelpAutoWidth(console.terminal());
        line.setParameterExceptionHandler(new BadArguments());
        line.setExecutionExceptionHandler((exception, command, result) -> Failures.report(exception, console));
        int code = arguments.length == 0 ? usage(line) : line.execute(comments(arguments));
        console.out().flush();
        console.err().flush();
        return code;
    }

    /** SQL may begin with a comment, which must not be taken for an option: none has a blank in its name. */
    private static String[] comments(String[] arguments) {
        return Stream.of(arguments)
                .map(argument -> COMMENT.matcher(argument).lookingAt() ? " " + argument : argument)
                .toArray(String[]::new);
    }

    private static int usage(CommandLine line) {
        line.usage(line.getErr());
        return ExitCode.BAD_INPUT;
    }
}
