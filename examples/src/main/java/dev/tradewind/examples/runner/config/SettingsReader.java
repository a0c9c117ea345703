package dev.tradewind.examples.runner.config;

import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.spi.ConnectorProvider.Setting;
import dev.tradewind.core.spi.ConnectorProvider.Setting.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code credentials} and {@code options} of a shop against what its platform understands. */
final class SettingsReader {
    private final Section shop;
    private final String platform;
    private final List<Setting> settings;
    private final Problems problems;

    SettingsReader(Section shop, String platform, List<Setting> settings, Problems problems) {
        this.shop = shop;
        this.platform = platform;
        this.settings = settings;
        this.problems = problems;
    }

    Map<String, Text> read(String key, Kind kind) {
        Map<String, Setting> known = settings.stream()
                .filter(setting -> setting.kind() == kind)
                .collect(Collectors.toMap(
                        Setting::name, setting -> setting, (first, second) -> first, LinkedHashMap::new));
        Map<String, Text> values = new LinkedHashMap<>();
        Optional<Section> section = shop.section(key);
        if (section.isEmpty() && shop.keys().contains(key)) {
            return values;
        }
        Set<String> present = section.map(Section::keys).orElse(Set.of());
        section.ifPresent(it -> it.allow(known.keySet()));
        for (Setting setting : known.values()) {
            if (present.contains(setting.name())) {
                section.flatMap(it -> it.text(setting.name())).ifPresent(text -> values.put(setting.name(), text));
            } else if (setting.required()) {
                problems.add(
                        shop.line(key),
                        platform + " needs \"" + setting.name() + "\" in " + key,
                        "Add it: " + setting.description());
            }
        }
        return values;
    }

    Map<String, Secret> secrets(Map<String, Text> texts) {
        Map<String, Secret> secrets = new LinkedHashMap<>();
        texts.forEach((name, text) -> {
            try {
                secrets.put(name, Secret.of(text.value()));
            } catch (IllegalArgumentException e) {
                problems.add(text.line(), name + " cannot be used: " + e.getMessage(), "Copy it again, without blanks");
            }
        });
        return secrets;
    }

    Map<String, String> plain(Map<String, Text> texts) {
        return texts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().value()));
    }
}
