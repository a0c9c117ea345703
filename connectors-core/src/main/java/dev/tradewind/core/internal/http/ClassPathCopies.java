package dev.tradewind.core.internal.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Finds the jars that hold a class: when there are two, one of them wins without a word. */
public final class ClassPathCopies {
    private ClassPathCopies() {}

    /** The names of the jars or folders in which a loader sees a class, each once. */
    public static List<String> of(String className, ClassLoader loader) {
        String resource = className.replace('.', '/') + ".class";
        try {
            Stream<URL> copies = Collections.list(loader.getResources(resource)).stream();
            return copies.map(url -> place(url.toString(), resource)).distinct().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look through the class path for " + className, e);
        }
    }

    /** The last name before the class: {@code jar:file:/lib/okhttp-4.12.0.jar!/okhttp3/...} is okhttp-4.12.0.jar. */
    private static String place(String url, String resource) {
        String home = url.substring(0, url.length() - resource.length()).replaceAll("[!/]+$", "");
        return home.substring(home.lastIndexOf('/') + 1);
    }
}
