package dev.tradewind.examples.runner.config;

import dev.tradewind.core.spi.ConnectorProvider;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads configuration files. Does no other I/O than reading the file. */
public final class ConfigReader {
    private final Map<String, ConnectorProvider> platforms;
    private final Map<String, String> environment;
    private final LocalDate today;

    /**
     * Makes a reader.
     *
     * @param platforms the platforms that a shop may name
     * @param environment what {@code ${NAME}} stands for
     * @param today the day after which {@code since} makes no sense
     */
    public ConfigReader(List<ConnectorProvider> platforms, Map<String, String> environment, LocalDate today) {
        this.platforms = platforms.stream()
                .collect(Collectors.toMap(
                        provider -> provider.platform().code(),
                        provider -> provider,
                        (first, second) -> first,
                        LinkedHashMap::new));
        this.environment = Map.copyOf(environment);
        this.today = today;
    }

    /**
     * Reads a file.
     *
     * @throws BadConfigException when anything is wrong in it; tells all mistakes, each with its line
     */
    public RunnerConfig read(Path file) {
        Problems problems = new Problems();
        Optional<RunnerConfig> config =
                YamlFile.read(file, problems).flatMap(top -> read(file.toString(), top, problems));
        if (config.isEmpty() || !problems.isEmpty()) {
            throw new BadConfigException(file.toString(), problems.inOrder());
        }
        return config.get();
    }

    private Optional<RunnerConfig> read(String file, MappingNode node, Problems problems) {
        Variables variables = new Variables(environment, problems);
        Section top = new Section("the file", node, problems, variables);
        top.allow(Set.of("warehouse", "tokenStore", "shops"));
        Optional<DatabaseConfig> database = database(top, problems);
        TokenStoreConfig tokens = new TokenStoreReader(problems).read(top, database);
        List<ShopConfig> shops = shops(top, problems, variables);
        return database.map(it -> new RunnerConfig(file, it, tokens, shops));
    }

    private static Optional<DatabaseConfig> database(Section top, Problems problems) {
        if (!top.keys().contains("warehouse")) {
            problems.add(top.line(), "\"warehouse\" is missing", "Add warehouse: {url: \"jdbc:duckdb:shop.duckdb\"}");
        }
        Optional<Section> section = top.section("warehouse");
        section.ifPresent(it -> it.allow(DatabaseReader.KEYS));
        return section.flatMap(new DatabaseReader("warehouse", problems)::read);
    }

    private List<ShopConfig> shops(Section top, Problems problems, Variables variables) {
        if (!top.keys().contains("shops")) {
            problems.add(
                    top.line(),
                    "\"shops\" is missing",
                    "Add shops: and below it a list, each entry begins with \"- name:\"");
        }
        ShopReader reader = new ShopReader(platforms, today, problems);
        List<ShopConfig> shops = new ArrayList<>();
        for (Node node :
                top.list("shops", "a list, each entry begins with \"- name:\"").orElse(List.of())) {
            if (node instanceof MappingNode mapping) {
                Section section = new Section("a shop", mapping, problems, variables);
                reader.read(section).ifPresent(shops::add);
            } else {
                problems.add(node, "a shop must hold keys, but is " + Section.kind(node), "Begin it with \"- name:\"");
            }
        }
        Twins.report(shops, problems);
        return shops;
    }
}
