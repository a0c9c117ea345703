package dev.tradewind.warehouse.internal.tokens;

import static dev.tradewind.warehouse.internal.schema.Columns.instant;
import static dev.tradewind.warehouse.internal.schema.Columns.int8;
import static dev.tradewind.warehouse.internal.schema.Columns.text;

import dev.tradewind.warehouse.internal.schema.TableDef;

/** The table of token records, under a name of the user's choice. */
public final class TokenTable {
    private TokenTable() {}

    /**
     * Defines the table.
     *
     * @throws IllegalArgumentException when the name is empty or longer than the engines allow
     */
    public static TableDef named(String name) {
        if (name.isBlank() || name.length() > 63) {
            throw new IllegalArgumentException("table must have 1 to 63 characters, got: '" + name + "'");
        }
        return TableDef.of(
                        name,
                        "One row per chain of tokens. No column holds a secret in the clear.",
                        text("platform", 64, "The platform"),
                        text("app", 255, "The app's public key"),
                        text("account", 255, "The account that consented"),
                        int8("version", "Grows with every save; a save names the one that it replaces"),
                        int8("generation", "How often the chain was renewed"),
                        text("key_id", 64, "The key that the tokens are encrypted with"),
                        instant("access_expires_at", "When the access token ends; missing when it does not")
                                .orNull(),
                        instant("refresh_expires_at", "When the refresh token ends; missing when nobody told")
                                .orNull(),
                        text("record", "The whole record as JSON, its tokens encrypted and bound to all the rest"))
                .key("platform", "app", "account")
                .notContent();
    }
}
