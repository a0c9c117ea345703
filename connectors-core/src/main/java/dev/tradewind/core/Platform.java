package dev.tradewind.core;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A selling platform. An open value: the five platforms that Tradewind ships are constants, and anybody can name another
 * with {@link #of(String)}.
 *
 * @param code lower-case ASCII letters, digits and underscores, starting with a letter, at most 20 characters
 */
public record Platform(String code) {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,19}");

    public static final Platform LAZADA = new Platform("lazada");
    public static final Platform SHOPEE = new Platform("shopee");
    public static final Platform SHOPIFY = new Platform("shopify");
    public static final Platform AMAZON = new Platform("amazon");
    public static final Platform WOOCOMMERCE = new Platform("woocommerce");

    public Platform {
        Objects.requireNonNull(code, "code");
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "platform code must be lower-case letters, digits and underscores, at most 20, got: " + code);
        }
    }

    /** Names a platform by its code; the constants are equal to values made here. */
    public static Platform of(String code) {
        return new Platform(code);
    }

    @Override
    public String toString() {
        return code;
    }
}
