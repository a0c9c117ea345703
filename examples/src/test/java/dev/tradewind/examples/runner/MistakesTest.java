package dev.tradewind.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mistakes that a newcomer makes first. Each is made here, and met with a message that says what to do. */
class MistakesTest {
    @TempDir
    private Path folder;

    static List<Mistake> mistakes() {
        return Stream.of(ConfigMistakes.all(), DatabaseMistakes.all())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void run_withMistake_saysWhatToDo(Mistake mistake) {
        Shell.Result result = mistake.play().apply(new Shell(folder));

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
}
