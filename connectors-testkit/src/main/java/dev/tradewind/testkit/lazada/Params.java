package dev.tradewind.testkit.lazada;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tradewind.core.http.Param;
import dev.tradewind.testkit.fake.Call;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The parameters of a call, query and form together, as the gateway reads them. */
final class Params {
    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private final List<Param> all;
    private final String method;
    private final Map<String, String> values = new LinkedHashMap<>();

    Params(Call call) {
        method = call.method();
        all = Stream.concat(call.query().stream(), call.form().stream()).toList();
        for (Param param : all) {
            if (values.put(param.name(), param.value()) != null) {
                throw Refusal.caller("InvalidParameter", "The parameter \"" + param.name() + "\" is sent twice");
            }
            if (param.value().isBlank()) {
                throw Refusal.invalid(param.name());
            }
        }
    }

    /** The HTTP method of the call. */
    String method() {
        return method;
    }

    List<Param> all() {
        return all;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String required(String name) {
        return text(name).orElseThrow(() -> Refusal.missing(name));
    }

    /** A number between bounds; anything else is refused with this code. */
    int number(String name, int standard, int least, int most, int code, String message) {
        int value = text(name)
                .map(text -> {
                    try {
                        return Integer.parseInt(text);
                    } catch (NumberFormatException notOne) {
                        throw Refusal.service(code, message);
                    }
                })
                .orElse(standard);
        if (value < least || value > most) {
            throw Refusal.service(code, message);
        }
        return value;
    }

    /** An ISO 8601 time with an offset; anything else is code 17. */
    Optional<Instant> time(String name) {
        return text(name).map(text -> {
            try {
                return OffsetDateTime.parse(text, DATE).toInstant();
            } catch (DateTimeParseException wrong) {
                throw Refusal.service(17, "E0017: Invalid Date Format: " + name);
            }
        });
    }

    /** An id; one that is not a number is unknown to everybody. */
    long id(String name) {
        String text = required(name);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notOne) {
            return -1;
        }
    }

    /** A JSON array of numbers. */
    List<Long> ids(String name, int most) {
        List<Long> ids = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(required(name))) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw Refusal.service(38, "E038: Invalid list: " + name);
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                ids.add(Long.parseLong(parser.getText()));
            }
        } catch (IOException | NumberFormatException wrong) {
            throw Refusal.service(38, "E038: Invalid list: " + name);
        }
        if (ids.isEmpty()) {
            throw Refusal.service(37, "E037: The list must not be empty: " + name);
        }
        if (ids.size() > most) {
            throw Refusal.service(56, "E056: The list is longer than " + most + ": " + name);
        }
        return ids;
    }
}
