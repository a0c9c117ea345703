package dev.tradewind.examples.runner.config;

import dev.tradewind.core.auth.Secret;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the sections {@code warehouse} and {@code tokenStore}. */
final class TopReader {
    private static final Path DEFAULT_TOKENS = Path.of("tokens.json");
    private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    private final Problems problems;

    TopReader(Problems problems) {
        this.problems = problems;
    }

    Optional<DatabaseConfig> database(Section top) {
        String example = "{url: \"jdbc:duckdb:shop.duckdb\"}";
        if (!top.keys().contains("warehouse")) {
            problems.add(top.line(), "\"warehouse\" is missing", "Add warehouse: " + example);
        }
        Optional<Section> section = top.section("warehouse");
        section.ifPresent(it -> it.allow(Set.of("url", "user", "password", "schema")));
        section.filter(it -> it.keys().contains("password")).ifPresent(it -> it.required("user", "the database user"));
        return section.flatMap(it -> it.required("url", "\"jdbc:duckdb:shop.duckdb\"")
                .filter(this::isKnownUrl)
                .map(url -> new DatabaseConfig(
                        url.value(),
                        it.text("user").map(Text::value),
                        it.text("password").flatMap(this::secret),
                        it.text("schema").filter(this::isSchema).map(Text::value))));
    }

    private boolean isKnownUrl(Text url) {
        String value = url.value();
        if (value.startsWith("jdbc:postgresql:") || value.startsWith("jdbc:duckdb:") && value.length() > 12) {
            return true;
        }
        problems.add(
                url.line(),
                value.equals("jdbc:duckdb:")
                        ? "a warehouse in memory would be gone when the command ends"
                        : "the warehouse's url is not one of a database that Tradewind knows",
                "Write jdbc:duckdb:shop.duckdb for a file, or jdbc:postgresql://host:5432/database");
        return false;
    }

    private Optional<Secret> secret(Text text) {
        try {
            return Optional.of(Secret.of(text.value()));
        } catch (IllegalArgumentException e) {
            problems.add(text.line(), "the password cannot be used: " + e.getMessage(), "Choose another one");
            return Optional.empty();
        }
    }

    private boolean isSchema(Text schema) {
        boolean good = SCHEMA.matcher(schema.value()).matches();
        if (!good) {
            problems.add(
                    schema.line(),
                    "\"" + schema.value() + "\" cannot be the name of a schema",
                    "Use lower-case letters, digits and underscores, at most 63, not beginning with a digit");
        }
        return good;
    }

    TokenStoreConfig tokens(Section top) {
        Optional<Section> section = top.section("tokenStore");
        if (section.isEmpty()) {
            return new TokenStoreConfig(Optional.of(DEFAULT_TOKENS));
        }
        Section store = section.get();
        store.allow(Set.of("type", "path"));
        Optional<Text> path = store.text("path");
        Map<String, Boolean> types = new TreeMap<>(Map.of("file", true, "memory", false));
        Optional<Text> type = store.required("type", "file");
        if (type.isPresent() && !types.containsKey(type.get().value())) {
            problems.add(
                    type.get().line(),
                    "unknown token store \"" + type.get().value() + "\"",
                    Suggestion.among(type.get().value(), types.keySet()));
        }
        boolean file = type.map(it -> types.getOrDefault(it.value(), true)).orElse(true);
        if (!file && path.isPresent()) {
            problems.add(path.get().line(), "a token store in memory has no path", "Remove path, or write type: file");
        }
        return new TokenStoreConfig(
                file ? Optional.of(path.map(it -> Path.of(it.value())).orElse(DEFAULT_TOKENS)) : Optional.empty());
    }
}
