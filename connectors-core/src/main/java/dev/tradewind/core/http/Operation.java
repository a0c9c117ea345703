package dev.tradewind.core.http;

import java.util.Objects;

/**
 * What is called: a method and a path template, never a value.
 *
 * @param method upper-case HTTP method
 * @param path the path template as declared, with a leading slash
 */
public record Operation(String method, String path) {
    public Operation {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
