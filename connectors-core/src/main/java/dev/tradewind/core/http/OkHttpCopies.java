package dev.tradewind.core.http;

import dev.tradewind.core.error.ConfigException;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Refuses to start with two copies of OkHttp: the classes of 5.x lie in {@code okhttp-jvm}, so a 4.x {@code okhttp} can lie
 * beside them, and which one is used depends on the order of the class path.
 */
final class OkHttpCopies {
    private static final String PROBE = "okhttp3/OkHttpClient.class";

    private OkHttpCopies() {}

    static void check(ClassLoader loader) {
        List<String> places = new ArrayList<>();
        try {
            for (URL place : Collections.list(loader.getResources(PROBE))) {
                places.add(jar(place.toString()));
            }
        } catch (IOException unreadable) {
            throw new ConfigException(
                    "the class path could not be searched for copies of OkHttp",
                    "Check that its jars can be read",
                    unreadable);
        }
        if (places.size() > 1) {
            throw new ConfigException(
                    "OkHttp is on the class path " + places.size() + " times: " + String.join(", ", places),
                    "Import dev.tradewind:tradewind-bom in dependencyManagement, or set com.squareup.okhttp3:okhttp and"
                            + " okhttp-jvm to one 5.x version",
                    null);
        }
    }

    /** {@code jar:file:/x/okhttp-4.12.0.jar!/okhttp3/...} to {@code okhttp-4.12.0.jar}. */
    private static String jar(String place) {
        int end = place.lastIndexOf("!/");
        if (end < 0) {
            return place.substring(0, place.length() - PROBE.length());
        }
        String path = place.substring(0, end);
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
