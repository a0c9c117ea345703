package dev.tradewind.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.tradewind.examples.docs.Pages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a module reaches by reflection is named in its jar for GraalVM: records that are decoded or taken apart, the interfaces
 * of its calls, classes that are named in a text, service files and other resources. The list follows from the classes; write it
 * anew with {@code -Dtest.jvm=-Dtradewind.update=true}.
 */
class NativeImageTest {
    private static final JavaClasses CLASSES = Modules.TRADEWIND.importMain();
    private static final Pattern CLASS_NAME = Pattern.compile("\"((?:[a-z]\\w*\\.)+[A-Z]\\w*)\"");
    private static final String ALL =
            ", \"allDeclaredConstructors\": true, \"allDeclaredFields\": true, \"allDeclaredMethods\": true}";

    @ParameterizedTest
    @CsvSource({"core, connectors-core", "lazada, connector-lazada", "warehouse, warehouse"})
    void metadata_ofAModule_namesAllThatIsReachedByReflection(String module, String artifact) {
        Path home = Pages.root().resolve(artifact);
        String wanted = text(reflection(module, home), resources(home));
        Path file = home.resolve(
                "src/main/resources/META-INF/native-image/dev.tradewind/" + artifact + "/reachability-metadata.json");
        assertThat(file).exists();
        assertThat(Pages.update(file, wanted)).isEqualTo(wanted);
    }

    private static List<String> reflection(String module, Path home) {
        TreeSet<String> entries = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            if (!Modules.TRADEWIND.of(type).equals(module)) {
                continue;
            }
            if (type.isRecord() && Modules.TRADEWIND.lies(type, module + ".model")) {
                entries.add(whole(type.getName()));
            }
            if (type.isInterface() && isOfCalls(type)) {
                entries.add("{\"type\": {\"proxy\": [\"" + type.getName() + "\"]}}");
                entries.add("{\"type\": \"" + type.getName() + "\", \"allDeclaredMethods\": true}");
            }
            type.tryGetAnnotationOfType(JsonDeserialize.class)
                    .ifPresent(
                            annotation -> entries.add(whole(annotation.using().getName())));
            type.tryGetAnnotationOfType(JsonNaming.class)
                    .ifPresent(
                            annotation -> entries.add(whole(annotation.value().getName())));
        }
        files(home.resolve("src/main/resources/META-INF/services"))
                .forEach(service ->
                        Pages.read(service).lines().map(NativeImageTest::whole).forEach(entries::add));
        files(home.resolve("src/main/java"))
                .map(Pages::read)
                .filter(source -> source.contains("Class.forName("))
                .forEach(source -> CLASS_NAME
                        .matcher(source)
                        .results()
                        .map(name -> whole(name.group(1)))
                        .forEach(entries::add));
        return List.copyOf(entries);
    }

    private static boolean isOfCalls(JavaClass type) {
        return type.getMethods().stream()
                .flatMap(method -> method.getAnnotations().stream())
                .anyMatch(annotation -> annotation.getRawType().getPackageName().equals("retrofit2.http"));
    }

    private static List<String> resources(Path home) {
        Path resources = home.resolve("src/main/resources");
        return files(resources)
                .map(file -> resources.relativize(file).toString().replace('\\', '/'))
                .filter(name -> !name.startsWith("META-INF/native-image/"))
                .sorted()
                .map(name -> "{\"glob\": \"" + name + "\"}")
                .toList();
    }

    private static String whole(String type) {
        return "{\"type\": \"" + type + "\"" + ALL;
    }

    private static String text(List<String> reflection, List<String> resources) {
        List<String> parts = new ArrayList<>();
        parts.add("  \"reflection\": " + list(reflection));
        if (!resources.isEmpty()) {
            parts.add("  \"resources\": " + list(resources));
        }
        return "{\n" + String.join(",\n", parts) + "\n}\n";
    }

    private static String list(List<String> entries) {
        return entries.stream().map(entry -> "    " + entry).collect(Collectors.joining(",\n", "[\n", "\n  ]"));
    }

    private static Stream<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
