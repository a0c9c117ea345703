package dev.tradewind.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.examples.docs.Pages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The mistakes that a newcomer makes first. Each is made here, met with a message that says what to do, and told on the page
 * docs/troubleshooting.md.
 */
class MistakesTest {
    private static final Map<String, Shell.Result> RESULTS = new HashMap<>();

    @TempDir
    private static Path folder;

    static List<Mistake> mistakes() {
        return Stream.of(
                        ConfigMistakes.all(),
                        DatabaseMistakes.all(),
                        FileMistakes.all(),
                        ReloadMistakes.all(),
                        AcceptMistakes.all(),
                        PlatformMistakes.all())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void run_withMistake_saysWhatToDo(Mistake mistake) {
        Shell.Result result = made(mistake);

        assertThat(result.text()).contains(mistake.message());
        assertThat(result.code()).as(result.text()).isEqualTo(mistake.code());
        assertThat(result.text()).as("no stack trace").doesNotContain("\tat ");
    }

    @Test
    void mistakes_areManyAndEachHasItsOwnName() {
        assertThat(mistakes())
                .hasSizeGreaterThanOrEqualTo(25)
                .extracting(Mistake::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void troubleshooting_page_tellsThemAll() {
        String wanted = TroubleshootingPage.of(mistakes(), MistakesTest::made);
        Path page = Pages.root().resolve("docs/troubleshooting.md");

        assertThat(Pages.update(page, wanted)).isEqualTo(wanted);
    }

    /** Makes a mistake once. */
    private static Shell.Result made(Mistake mistake) {
        return RESULTS.computeIfAbsent(mistake.id(), id -> {
            try {
                return mistake.play().apply(new Shell(Files.createDirectory(folder.resolve(id))));
            } catch (IOException e) {
                throw new UncheckedIOException("no folder for " + id, e);
            }
        });
    }
}
