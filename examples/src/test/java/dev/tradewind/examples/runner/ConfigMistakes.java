package dev.tradewind.examples.runner;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

/** In the arguments and in the configuration: met before anything runs. */
final class ConfigMistakes {
    static final String GOOD = """
            warehouse: {url: "jdbc:duckdb:@/shop.duckdb"}
            tokenStore: {type: file, path: "@/tokens.json"}
            shops:
              - name: manila
                platform: lazada
                shop: "100123"
                credentials: {appKey: "123456", appSecret: "${LAZADA_APP_SECRET}", accessToken: "a", refreshToken: "r"}
                options: {site: ph}
                datasets: [orders, products]
            """;

    private ConfigMistakes() {}

    static List<Mistake> all() {
        return List.of(
                new Mistake(
                        "no-config",
                        "Ran a command without --config.",
                        2,
                        "tradewind: Missing required option: '--config=FILE'\nHelp: tradewind sync --help",
                        shell -> shell.run("sync")),
                new Mistake(
                        "unknown-command",
                        "Mistyped the command.",
                        2,
                        "tradewind: unknown command \"snyc\". Did you mean \"sync\"? Allowed here: accept, check, demo,",
                        shell -> shell.run("snyc", "--config", "@/shops.yaml")),
                new Mistake(
                        "config-absent",
                        "Named a configuration that is not there.",
                        2,
                        "shops.yml: there is no such file. Looked for shops.yml. Check the path",
                        shell -> shell.run("sync", "--config", "@/shops.yml")),
                config(
                        "tab",
                        "Indented a line of the configuration with a tab.",
                        text -> text.replace("    platform", "\tplatform"),
                        "shops.yaml:5: the line is indented with a tab. YAML allows blanks only: replace each tab by two"
                                + " blanks."),
                config(
                        "brace",
                        "Forgot a brace.",
                        text -> text.replace("{site: ph}", "{site: ph"),
                        "shops.yaml:9: this is not YAML:"),
                config(
                        "unknown-key",
                        "Mistyped a key.",
                        text -> text.replace("datasets", "dataset"),
                        "shops.yaml:9: unknown key \"dataset\" in a shop. Did you mean \"datasets\"?"),
                config(
                        "unknown-platform",
                        "Mistyped the platform.",
                        text -> text.replace("platform: lazada", "platform: lasada"),
                        "shops.yaml:5: unknown platform \"lasada\". Did you mean \"lazada\"?"),
                config(
                        "unknown-dataset",
                        "Asked for a dataset that does not exist.",
                        text -> text.replace("[orders, products]", "[order]"),
                        "shops.yaml:9: unknown dataset \"order\". Did you mean \"orders\"?"),
                config(
                        "unknown-site",
                        "Named a country that the platform does not serve.",
                        text -> text.replace("site: ph", "site: jp"),
                        "shops.yaml:4: shop manila (lazada): option site is 'jp'. Set it to one of sg, my, ph, th, vn, id."),
                config(
                        "credential-missing",
                        "Left a credential out.",
                        text -> text.replace("appKey: \"123456\", ", ""),
                        "shops.yaml:7: lazada needs \"appKey\" in credentials. Add it: "),
                new Mistake(
                        "variable-not-set",
                        "Did not set the environment variable that the configuration names.",
                        2,
                        "shops.yaml:7: the environment variable LAZADA_APP_SECRET is not set. Set it in the shell that runs"
                                + " this: export LAZADA_APP_SECRET=value",
                        shell -> shell.file("shops.yaml", GOOD).run("sync", "--config", "@/shops.yaml")),
                config(
                        "shop-twice",
                        "Copied a shop and forgot to change its name.",
                        text -> text + text.substring(text.indexOf("  - name")).replace("100123", "100124"),
                        "shops.yaml:10: two shops are named \"manila\", the first on line 4. Give each its own name."),
                config(
                        "since-form",
                        "Wrote a date in another form.",
                        text -> text + "    since: 01/01/2026\n",
                        "shops.yaml:10: since is not a day: \"01/01/2026\". Write it as 2026-01-31."),
                config(
                        "clear-text",
                        "Pointed the shop at a server without TLS.",
                        text -> text + "    endpoint: http://proxy.example/rest\n",
                        "shops.yaml:10: endpoint cannot be used: http would send secrets in clear text."),
                config(
                        "unknown-database",
                        "Named a database that Tradewind does not know.",
                        text -> text.replace("jdbc:duckdb:", "jdbc:sqlite:"),
                        "shops.yaml:1: the warehouse's url is not one of a database that Tradewind knows. Write"
                                + " jdbc:duckdb:shop.duckdb"),
                new Mistake(
                        "bad-key",
                        "Set TRADEWIND_KEY to something that is no key.",
                        2,
                        "tradewind: the environment variable TRADEWIND_KEY holds no key: 32 bytes in Base64 are needed. Make"
                                + " one: openssl rand -base64 32",
                        shell -> shell.file("shops.yaml", GOOD)
                                .variable("LAZADA_APP_SECRET", "s")
                                .variable("TRADEWIND_KEY", "hunter2")
                                .run("tokens", "status", "--config", "@/shops.yaml")),
                new Mistake(
                        "no-key",
                        "Put the tokens into the database, and set no TRADEWIND_KEY.",
                        2,
                        "tradewind: tokens in a database need a key that is not in it, and the environment variable"
                                + " TRADEWIND_KEY is not set. Make one, keep a copy, and set it wherever the table is used:"
                                + " openssl rand -base64 32",
                        shell -> tokens(shell, text -> tokenStore(text, "{type: jdbc}"), "status")),
                config(
                        "token-store-key",
                        "Gave the token store a key of another type.",
                        text -> tokenStore(text, "{type: file, url: \"jdbc:duckdb:tokens.duckdb\"}"),
                        "shops.yaml:2: a token store of type file has no url. Remove url, or write type: jdbc."),
                new Mistake(
                        "login-without-redirect",
                        "Asked for a consent without naming the app's callback address.",
                        2,
                        "shops.yaml:4: shop manila (lazada): option redirect is missing. Set it to the app's callback address"
                                + " in the console, letter by letter.",
                        shell -> tokens(shell, text -> text, "login")),
                new Mistake(
                        "login-code-alone",
                        "Pasted the code, and not the whole address.",
                        2,
                        "tradewind: the address holds no code and state of a consent. Copy the whole address at which the"
                                + " browser came back, from ? to its end",
                        shell -> tokens(shell, ConfigMistakes::withRedirect, "login", "0_123456_abcd")),
                new Mistake(
                        "login-memory",
                        "Wanted to keep new tokens in memory.",
                        2,
                        "tradewind: the token store is in memory: the new tokens would be gone when this ends",
                        shell -> tokens(shell, text -> tokenStore(text, "{type: memory}"), "login")),
                new Mistake(
                        "key-lost",
                        "Lost the key of the token file.",
                        2,
                        "the key file tokens.json.key: it is not there, and the tokens in tokens.json can only be read with it",
                        ConfigMistakes::damagedTokens),
                new Mistake(
                        "tokens-damaged",
                        "Edited the token file, or has it half.",
                        1,
                        "the token file tokens.json is damaged",
                        shell -> damagedTokens(shell.variable(
                                "TRADEWIND_KEY", Base64.getEncoder().encodeToString(new byte[32])))));
    }

    private static Shell.Result damagedTokens(Shell shell) {
        shell.file("shops.yaml", GOOD).variable("LAZADA_APP_SECRET", "s");
        shell.file("tokens.json", "{\"format\": \"something else\"}");
        return shell.run("tokens", "status", "--config", "@/shops.yaml");
    }

    private static Shell.Result tokens(Shell shell, UnaryOperator<String> change, String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of("tokens", command, "--config", "@/shops.yaml"));
        arguments.addAll(List.of(more));
        return shell.file("shops.yaml", change.apply(GOOD))
                .variable("LAZADA_APP_SECRET", "s")
                .run(arguments.toArray(String[]::new));
    }

    private static String tokenStore(String text, String value) {
        return text.replaceFirst("tokenStore: .*", "tokenStore: " + value);
    }

    private static String withRedirect(String text) {
        return text.replace("{site: ph}", "{site: ph, redirect: \"https://me.example/callback\"}");
    }

    private static Mistake config(String id, String did, UnaryOperator<String> change, String message) {
        return new Mistake(
                id,
                did,
                2,
                message,
                shell -> shell.file("shops.yaml", change.apply(GOOD))
                        .variable("LAZADA_APP_SECRET", "s")
                        .run("check", "--config", "@/shops.yaml"));
    }
}
