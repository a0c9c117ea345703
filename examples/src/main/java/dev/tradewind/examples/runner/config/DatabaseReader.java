package dev.tradewind.examples.runner.config;

import dev.tradewind.core.auth.Secret;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads where a database is, from the section of what lives in it. */
final class DatabaseReader {
    static final Set<String> KEYS = Set.of("url", "user", "password", "schema");

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    private final String tenant;
    private final Problems problems;

    /**
     * Makes a reader.
     *
     * @param tenant what lives in the database
     */
    DatabaseReader(String tenant, Problems problems) {
        this.tenant = tenant;
        this.problems = problems;
    }

    Optional<DatabaseConfig> read(Section section) {
        if (section.keys().contains("password")) {
            section.required("user", "the database user");
        }
        return section.required("url", "\"jdbc:duckdb:shop.duckdb\"")
                .filter(this::isKnownUrl)
                .map(url -> new DatabaseConfig(
                        url.value(),
                        section.text("user").map(Text::value),
                        section.text("password").flatMap(this::secret),
                        name(section, "schema")));
    }

    /** The name of a schema or a table; empty when it is absent, or wrong and reported. */
    Optional<String> name(Section section, String kind) {
        return section.text(kind).filter(text -> isName(text, kind)).map(Text::value);
    }

    private boolean isKnownUrl(Text url) {
        String value = url.value();
        if (value.startsWith("jdbc:postgresql:") || value.startsWith("jdbc:duckdb:") && value.length() > 12) {
            return true;
        }
        problems.add(
                url.line(),
                value.equals("jdbc:duckdb:")
                        ? "a " + tenant + " in memory would be gone when the command ends"
                        : "the " + tenant + "'s url is not one of a database that Tradewind knows",
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

    private boolean isName(Text name, String kind) {
        boolean good = NAME.matcher(name.value()).matches();
        if (!good) {
            problems.add(
                    name.line(),
                    "\"" + name.value() + "\" cannot be the name of a " + kind,
                    "Use lower-case letters, digits and underscores, at most 63, not beginning with a digit");
        }
        return good;
    }
}
