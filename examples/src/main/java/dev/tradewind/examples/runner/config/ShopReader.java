package dev.tradewind.examples.runner.config;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.ConnectorProvider;
import dev.tradewind.core.spi.ConnectorProvider.Setting.Kind;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one entry of {@code shops}. */
final class ShopReader {
    private static final Set<String> KEYS = Set.of(
            "name", "platform", "shop", "endpoint", "authEndpoint", "credentials", "options", "datasets", "since");

    private final Map<String, ConnectorProvider> platforms;
    private final LocalDate today;
    private final Problems problems;

    ShopReader(Map<String, ConnectorProvider> platforms, LocalDate today, Problems problems) {
        this.platforms = platforms;
        this.today = today;
        this.problems = problems;
    }

    Optional<ShopConfig> read(Section shop) {
        shop.allow(KEYS);
        Optional<Text> name = shop.required("name", "a label of your choice");
        Optional<ConnectorProvider> provider =
                shop.required("platform", "lazada").flatMap(this::provider);
        Optional<Text> id = shop.required("shop", "\"100123\"").filter(this::isId);
        Optional<URI> endpoint = endpoint(shop, "endpoint");
        Optional<URI> authEndpoint = endpoint(shop, "authEndpoint");
        List<Dataset<?>> datasets = datasets(shop);
        Optional<LocalDate> since = shop.text("since").flatMap(this::day);
        if (provider.isEmpty()) {
            return Optional.empty();
        }
        SettingsReader settings = new SettingsReader(
                shop, provider.get().platform().code(), provider.get().settings(), problems);
        Map<String, Text> credentials = settings.read("credentials", Kind.CREDENTIAL);
        Map<String, Text> options = settings.read("options", Kind.OPTION);
        if (name.isEmpty() || id.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ShopConfig(
                shop.line(),
                name.get().value(),
                provider.get().platform(),
                id.get().value(),
                endpoint,
                authEndpoint,
                settings.secrets(credentials),
                settings.plain(options),
                datasets,
                since));
    }

    private Optional<ConnectorProvider> provider(Text platform) {
        ConnectorProvider provider = platforms.get(platform.value());
        if (provider == null) {
            problems.add(
                    platform.line(),
                    "unknown platform \"" + platform.value() + "\"",
                    Suggestion.among(platform.value(), platforms.keySet()));
        }
        return Optional.ofNullable(provider);
    }

    private boolean isId(Text id) {
        boolean good = id.value().length() <= 64;
        if (!good) {
            problems.add(
                    id.line(), "the shop's id is longer than 64 characters", "Write the platform's id of the account");
        }
        return good;
    }

    private List<Dataset<?>> datasets(Section shop) {
        List<Dataset<?>> datasets = new ArrayList<>();
        for (Text text : shop.texts("datasets", "[orders, products]")) {
            Optional<Dataset<?>> dataset = Dataset.byName(text.value());
            if (dataset.isEmpty()) {
                List<String> names = Dataset.all().stream().map(Dataset::name).toList();
                problems.add(
                        text.line(), "unknown dataset \"" + text.value() + "\"", Suggestion.among(text.value(), names));
            } else if (datasets.contains(dataset.get())) {
                problems.add(text.line(), "dataset " + text.value() + " stands twice", "Keep one of them");
            } else {
                datasets.add(dataset.get());
            }
        }
        return datasets;
    }

    private Optional<LocalDate> day(Text text) {
        try {
            LocalDate day = LocalDate.parse(text.value());
            if (day.isAfter(today)) {
                problems.add(
                        text.line(), "since lies in the future: " + day, "Write the first day that you want to have");
            }
            return Optional.of(day);
        } catch (DateTimeException e) {
            problems.add(text.line(), "since is not a day: \"" + text.value() + "\"", "Write it as 2026-01-31");
            return Optional.empty();
        }
    }

    private Optional<URI> endpoint(Section shop, String key) {
        return shop.text(key)
                .flatMap(text -> Endpoint.parse(text.value()).or(() -> {
                    problems.add(
                            text.line(),
                            key + " cannot be used: " + Endpoint.fault(text.value()),
                            "Write https://host/path, or http://localhost:8080 for a server on this machine");
                    return Optional.empty();
                }));
    }
}
