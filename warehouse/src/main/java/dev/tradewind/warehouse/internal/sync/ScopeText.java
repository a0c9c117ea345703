package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes scopes as text: one form for the table, which can be read back, and one for people. */
final class ScopeText {
    private static final int IDS_SHOWN = 5;

    private ScopeText() {}

    static String write(Scope scope) {
        if (scope instanceof Scope.Window window) {
            return "window " + window.from() + " " + window.to();
        } else if (scope instanceof Scope.Days days) {
            return "days " + days.from() + " " + days.to() + " " + days.zone().getId();
        } else if (scope instanceof Scope.AsOf asOf) {
            return "as-of " + asOf.at();
        } else if (scope instanceof Scope.Ids ids) {
            return "ids " + ids.dataset().name() + " "
                    + ids.ids().stream().map(ScopeText::encode).collect(Collectors.joining(" "));
        } else if (scope instanceof Scope.Document document) {
            return "document " + encode(document.id());
        }
        throw new IllegalArgumentException("unknown scope " + scope);
    }

    static Scope read(String text) {
        String[] words = text.split(" ", -1);
        return switch (words[0]) {
            case "window" -> new Scope.Window(Instant.parse(words[1]), Instant.parse(words[2]));
            case "days" -> new Scope.Days(LocalDate.parse(words[1]), LocalDate.parse(words[2]), ZoneId.of(words[3]));
            case "as-of" -> new Scope.AsOf(Instant.parse(words[1]));
            case "ids" -> new Scope.Ids(dataset(words[1]), ids(List.of(words).subList(2, words.length)));
            case "document" -> new Scope.Document(decode(words[1]));
            default -> throw new IllegalArgumentException("unknown scope in wh_slice: " + text);
        };
    }

    /** For receipts and events: {@code live 2026-01-01T00:00:00Z to 2026-01-08T00:00:00Z}. */
    static String show(Slice slice) {
        String part = slice.part().isEmpty() ? "" : slice.part() + " ";
        if (slice.scope() instanceof Scope.Window window) {
            return part + window.from() + " to " + window.to();
        } else if (slice.scope() instanceof Scope.Days days) {
            return part + days.from() + " to " + days.to();
        } else if (slice.scope() instanceof Scope.AsOf asOf) {
            return part + "as of " + asOf.at();
        } else if (slice.scope() instanceof Scope.Ids ids) {
            String some = ids.ids().stream().limit(IDS_SHOWN).collect(Collectors.joining(", "));
            return part + "ids " + some
                    + (ids.ids().size() > IDS_SHOWN ? ", ... (" + ids.ids().size() + ")" : "");
        } else if (slice.scope() instanceof Scope.Document document) {
            return part + "document " + document.id();
        }
        throw new IllegalArgumentException("unknown scope " + slice.scope());
    }

    private static Dataset<?> dataset(String name) {
        return Dataset.byName(name)
                .orElseThrow(() -> new IllegalArgumentException("unknown dataset in wh_slice: " + name));
    }

    private static Set<String> ids(List<String> words) {
        return words.stream().map(ScopeText::decode).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String encode(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private static String decode(String word) {
        return URLDecoder.decode(word, StandardCharsets.UTF_8);
    }
}
