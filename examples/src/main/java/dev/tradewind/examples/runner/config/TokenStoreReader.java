package dev.tradewind.examples.runner.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the section {@code tokenStore}. */
final class TokenStoreReader {
    private static final Path DEFAULT_FILE = Path.of("tokens.json");

    /** What each type understands beside {@code type}. */
    private static final Map<String, List<String>> TYPES = new TreeMap<>(Map.of(
            "file", List.of("path"),
            "memory", List.of(),
            "jdbc", List.of("url", "user", "password", "schema", "table")));

    private final Problems problems;
    private final DatabaseReader databases;

    TokenStoreReader(Problems problems) {
        this.problems = problems;
        this.databases = new DatabaseReader("token store", problems);
    }

    /**
     * Reads it.
     *
     * @param warehouse the database of the warehouse, which a token store without a url shares; empty when it is wrong
     */
    TokenStoreConfig read(Section top, Optional<DatabaseConfig> warehouse) {
        Optional<Section> section = top.section("tokenStore");
        if (section.isEmpty()) {
            return new TokenStoreConfig.File(DEFAULT_FILE);
        }
        Section store = section.get();
        store.allow(allKeys());
        Optional<String> type = type(store);
        type.ifPresent(it -> refuseKeysOfOthers(store, it));
        return switch (type.orElse("file")) {
            case "memory" -> new TokenStoreConfig.Memory();
            case "jdbc" -> jdbc(store, warehouse);
            default ->
                new TokenStoreConfig.File(
                        store.text("path").map(text -> Path.of(text.value())).orElse(DEFAULT_FILE));
        };
    }

    private Optional<String> type(Section store) {
        Optional<Text> type = store.required("type", "file");
        if (type.isPresent() && !TYPES.containsKey(type.get().value())) {
            problems.add(
                    type.get().line(),
                    "unknown token store \"" + type.get().value() + "\"",
                    Suggestion.among(type.get().value(), TYPES.keySet()));
            return Optional.empty();
        }
        return type.map(Text::value);
    }

    private void refuseKeysOfOthers(Section store, String type) {
        TYPES.forEach((other, keys) -> keys.forEach(key -> {
            if (store.keys().contains(key) && !TYPES.getOrDefault(type, keys).contains(key)) {
                problems.add(
                        store.line(key),
                        "a token store of type " + type + " has no " + key,
                        "Remove " + key + ", or write type: " + other);
            }
        }));
    }

    private TokenStoreConfig jdbc(Section store, Optional<DatabaseConfig> warehouse) {
        Optional<String> table = databases.name(store, "table");
        if (store.keys().contains("url")) {
            return new TokenStoreConfig.Jdbc(databases.read(store).orElse(DatabaseConfig.NONE), table);
        }
        for (String key : List.of("user", "password")) {
            if (store.keys().contains(key)) {
                problems.add(
                        store.line(key),
                        "\"" + key + "\" stands in \"tokenStore\" without a url",
                        "Add url, or remove " + key + ": without a url the warehouse's database and user are taken");
            }
        }
        DatabaseConfig shared = warehouse.orElse(DatabaseConfig.NONE);
        return new TokenStoreConfig.Jdbc(
                databases.name(store, "schema").map(shared::schema).orElse(shared), table);
    }

    private static Set<String> allKeys() {
        Set<String> keys = new TreeSet<>(Set.of("type"));
        TYPES.values().forEach(keys::addAll);
        return keys;
    }
}
