package dev.tradewind.core.http;

import java.util.Set;
import java.util.stream.Collectors;

/** The parameters of a request for a log: names of all, values of those that were allowed. */
final class RedactedQuery {
    private RedactedQuery() {}

    static String of(ApiRequest request, Set<String> allowed) {
        if (request.query().isEmpty()) {
            return "";
        }
        return request.query().stream()
                .map(param -> param.name() + "=" + (allowed.contains(param.name()) ? param.value() : "..."))
                .collect(Collectors.joining("&", "?", ""));
    }
}
