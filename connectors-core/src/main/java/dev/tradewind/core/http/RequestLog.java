package dev.tradewind.core.http;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One DEBUG line for each attempt. Values of query parameters are hidden unless they were allowed by name. */
final class RequestLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.tradewind.http");

    private final String who;
    private final Set<String> shown;

    RequestLog(String who, Set<String> shown) {
        this.who = who;
        this.shown = shown;
    }

    void attempt(Prepared call, int attempt, String result, Duration took) {
        if (LOG.isDebugEnabled()) {
            LOG.debug(
                    "{} {}{}: {} in {} ms, attempt {}",
                    who,
                    call.operation(),
                    query(call.template()),
                    result,
                    took.toMillis(),
                    attempt);
        }
    }

    /** Of the template, which holds no token and no signature yet. */
    private String query(Request template) {
        HttpUrl url = template.url();
        return url.querySize() == 0
                ? ""
                : url.queryParameterNames().stream()
                        .map(name -> printable(name) + "=" + (shown.contains(name) ? value(url, name) : "***"))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String value(HttpUrl url, String name) {
        return url.queryParameterValues(name).stream()
                .map(value -> value == null ? "" : printable(value))
                .collect(Collectors.joining(","));
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
