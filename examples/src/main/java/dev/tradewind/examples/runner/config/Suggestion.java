package dev.tradewind.examples.runner.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what a mistyped word was meant to be. */
public final class Suggestion {
    private Suggestion() {}

    /** Advice: the likely word when one is near, else all that are allowed. */
    public static String among(String typed, Collection<String> allowed) {
        String all =
                "Allowed here: " + String.join(", ", allowed.stream().sorted().toList());
        return nearest(typed, allowed)
                .map(word -> "Did you mean \"" + word + "\"? " + all)
                .orElse(all);
    }

    private static Optional<String> nearest(String typed, Collection<String> allowed) {
        String lower = typed.toLowerCase(Locale.ROOT);
        int most = Math.min(typed.length() - 1, Math.max(2, typed.length() / 3));
        return allowed.stream()
                .sorted()
                .min(Comparator.comparingInt(word -> distance(lower, word.toLowerCase(Locale.ROOT))))
                .filter(word -> distance(lower, word.toLowerCase(Locale.ROOT)) <= most);
    }

    /** Inserted, deleted and changed characters between two words. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
