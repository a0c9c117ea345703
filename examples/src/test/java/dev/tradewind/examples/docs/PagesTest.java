package dev.tradewind.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Java on a page is cut from a file that compiles, and what a page points at is there. */
class PagesTest {
    private static final Pattern CUT =
            Pattern.compile("<!-- cut: (\\S+) (\\S+) -->\\n```java\\n(.*?)```\\n", Pattern.DOTALL);

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#\\s]+)(#[^)]*)?\\)");

    static List<Path> pages() {
        return Pages.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void java_onAPage_isCutFromACompiledFile(Path page) {
        String wanted = CUT.matcher(Pages.read(page))
                .replaceAll(match -> Matcher.quoteReplacement("<!-- cut: " + match.group(1) + " " + match.group(2)
                        + " -->\n```java\n" + region(match) + "```\n"));

        String text = Pages.update(page, wanted);

        assertThat(text).isEqualTo(wanted);
        assertThat(text.lines().filter(line -> line.startsWith("```java")).count())
                .as("every block of Java has its marker")
                .isEqualTo(CUT.matcher(text).results().count());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void links_ofAPage_leadToFiles(Path page) {
        List<String> dead = LINK.matcher(Pages.read(page))
                .results()
                .map(match -> match.group(1))
                .filter(link -> !Files.exists(page.resolveSibling(link)))
                .toList();

        assertThat(dead).isEmpty();
    }

    @Test
    void readme_length_isThatOfAFirstPage() {
        assertThat(Pages.read(Pages.root().resolve("README.md")).lines()).hasSizeBetween(100, 190);
    }

    @Test
    void readme_documents_nameEveryPageForUsers() throws IOException {
        Path docs = Pages.root().resolve("docs");
        List<String> pages;
        try (Stream<Path> files = Files.walk(docs)) {
            pages = files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.startsWith(docs.resolve("decisions")))
                    .map(file -> "](" + Pages.root().relativize(file) + ")")
                    .toList();
        }

        assertThat(Pages.read(Pages.root().resolve("README.md")))
                .contains(pages)
                .contains("](docs/platforms/lazada.md)");
    }

    private static String region(MatchResult match) {
        String source = Pages.read(Pages.root().resolve(match.group(1)));
        List<String> lines = source.lines()
                .dropWhile(line -> !line.strip().equals("// cut: " + match.group(2)))
                .skip(1)
                .takeWhile(line -> !line.strip().equals("// cut: end"))
                .toList();
        assertThat(lines).as(match.group(1) + " has a region " + match.group(2)).isNotEmpty();
        int indent = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return lines.stream()
                .map(line -> line.isBlank() ? "\n" : line.substring(indent) + "\n")
                .collect(Collectors.joining());
    }
}
