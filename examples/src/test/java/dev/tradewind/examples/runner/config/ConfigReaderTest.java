package dev.tradewind.examples.runner.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.auth.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigReaderTest {
    private static final String GOOD = """
            warehouse: {url: "jdbc:duckdb:shop.duckdb"}
            tokenStore: {type: file, path: tokens.json}
            shops:
              - name: manila
                platform: kiosk
                shop: "0012"
                endpoint: https://proxy.example/rest
                credentials: {appKey: "k", appSecret: "${KIOSK_SECRET}"}
                options: {site: ph}
                datasets: [orders, products]
                since: 2026-01-01
            """;

    @TempDir
    private Path folder;

    @Test
    void read_goodFile_givesWhatIsWritten() throws IOException {
        RunnerConfig config = read(GOOD);

        assertThat(config.database())
                .isEqualTo(new DatabaseConfig(
                        "jdbc:duckdb:shop.duckdb", Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(config.tokens()).isEqualTo(new TokenStoreConfig.File(Path.of("tokens.json")));
        assertThat(config.shops()).first().satisfies(shop -> {
            assertThat(shop.line()).isEqualTo(4);
            assertThat(shop.shop()).isEqualTo("0012");
            assertThat(shop.endpoint()).contains(URI.create("https://proxy.example/rest"));
            assertThat(shop.credentials())
                    .isEqualTo(Map.of("appKey", Secret.of("k"), "appSecret", Secret.of("s3cret")));
            assertThat(shop.options()).isEqualTo(Map.of("site", "ph"));
            assertThat(shop.datasets()).isEqualTo(List.of(Dataset.ORDERS, Dataset.PRODUCTS));
            assertThat(shop.since()).contains(LocalDate.of(2026, 1, 1));
        });
    }

    @Test
    void read_keysLeftOut_takesTheDefaults() throws IOException {
        RunnerConfig config = read(without("tokenStore", "endpoint", "datasets", "since"));

        assertThat(config.tokens()).isEqualTo(new TokenStoreConfig.File(Path.of("tokens.json")));
        assertThat(config.shops().get(0).datasets()).isEmpty();
        assertThat(config.shops().get(0).since()).isEmpty();
    }

    @Test
    void read_tokensInADatabase_areInTheWarehousesOneUnlessAnotherIsNamed() throws IOException {
        DatabaseConfig warehouse = read(GOOD).database();

        assertThat(read(tokenStore("{type: jdbc}")).tokens())
                .isEqualTo(new TokenStoreConfig.Jdbc(warehouse, Optional.empty()));
        assertThat(read(tokenStore("{type: jdbc, schema: vault, table: pairs}")).tokens())
                .isEqualTo(new TokenStoreConfig.Jdbc(warehouse.schema("vault"), Optional.of("pairs")));
        assertThat(read(tokenStore("{type: jdbc, url: \"jdbc:postgresql://db/x\", user: me, password: p}"))
                        .tokens())
                .isEqualTo(new TokenStoreConfig.Jdbc(
                        new DatabaseConfig(
                                "jdbc:postgresql://db/x",
                                Optional.of("me"),
                                Optional.of(Secret.of("p")),
                                Optional.empty()),
                        Optional.empty()));
    }

    @Test
    void read_fileWithByteOrderMarkAndWindowsLines_isFine() throws IOException {
        assertThat(read("\uFEFF" + GOOD.replace("\n", "\r\n")).shops()).hasSize(1);
    }

    @Test
    void read_idWithoutQuotes_keepsItsZeros() throws IOException {
        assertThat(read(GOOD.replace("\"0012\"", "0012")).shops().get(0).shop()).isEqualTo("0012");
    }

    @Test
    void read_anchorAndAlias_sharesAValue() throws IOException {
        String second = shop("cebu", "0013").replaceAll("credentials: .*", "credentials: *app");

        RunnerConfig config = read(GOOD.replace("credentials: ", "credentials: &app ") + second);

        assertThat(config.shops())
                .extracting(ShopConfig::credentials)
                .hasSize(2)
                .containsOnly(config.shops().get(0).credentials());
    }

    @Test
    void read_severalMistakes_tellsAllInTheOrderOfLines() {
        assertThatThrownBy(() -> read(GOOD.replace("kiosk", "kiosks").replace("orders, products", "order")))
                .isInstanceOf(BadConfigException.class)
                .message()
                .satisfies(message -> assertThat(message.lines().map(line -> line.replaceAll("^.*?yaml:", "")))
                        .containsExactly(
                                "5: unknown platform \"kiosks\". Did you mean \"kiosk\"? Allowed here: kiosk.",
                                "10: unknown dataset \"order\". Did you mean \"orders\"? Allowed here: activity, customers,"
                                        + " finance, inventory, orders, products, traffic."));
    }

    @Test
    void read_wrongCredential_doesNotShowIt() {
        assertThatThrownBy(() -> read(GOOD.replace("appKey: \"k\"", "appKey: \"hush hush\"")))
                .hasMessageContaining(":8: appKey cannot be used")
                .hasMessageNotContaining("hush");
    }

    @Test
    void toString_ofDatabaseConfig_keepsItsPassword() {
        DatabaseConfig database = new DatabaseConfig(
                "jdbc:postgresql://db/x?password=canary",
                Optional.of("me"),
                Optional.of(Secret.of("canary")),
                Optional.empty());

        assertThat(database.toString()).isEqualTo("jdbc:postgresql://db/x").doesNotContain("canary");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "a top key unknown",
                        GOOD.replace("shops:", "shop:"),
                        "3: unknown key \"shop\" in the file. Did you"
                                + " mean \"shops\"? Allowed here: shops, tokenStore, warehouse"),
                mistake("no shops", GOOD.substring(0, GOOD.indexOf("shops")), "1: \"shops\" is missing. Add shops:"),
                mistake("no warehouse", without("warehouse"), "1: \"warehouse\" is missing. Add warehouse: {url:"),
                mistake(
                        "no url",
                        GOOD.replace("url: \"jdbc:duckdb:shop.duckdb\"", "user: me"),
                        "1: \"url\" is missing in \"warehouse\". Add url: \"jdbc:duckdb:shop.duckdb\""),
                mistake(
                        "an unknown database",
                        GOOD.replace("jdbc:duckdb", "jdbc:oracle"),
                        "1: the warehouse's url is not one of a database that Tradewind knows. Write jdbc:duckdb:"),
                mistake(
                        "a warehouse in memory",
                        GOOD.replace("duckdb:shop.duckdb", "duckdb:"),
                        "1: a warehouse in memory would be gone"),
                mistake(
                        "a schema that is none",
                        GOOD.replace("shop.duckdb\"", "shop.duckdb\", schema: \"a b\""),
                        "1: \"a b\" cannot be the name of a schema"),
                mistake(
                        "a wrong type",
                        GOOD.replace("{url: \"jdbc:duckdb:shop.duckdb\"}", "shop.duckdb"),
                        "1: \"warehouse\" must hold keys, but is one value. Write warehouse: {key: value}"),
                mistake(
                        "an unknown token store",
                        GOOD.replace("type: file", "type: fiel"),
                        "2: unknown token store \"fiel\". Did you mean \"file\"? Allowed here: file, jdbc, memory"),
                mistake(
                        "a path in memory",
                        GOOD.replace("type: file", "type: memory"),
                        "2: a token store of type memory has no path. Remove path, or write type: file"),
                mistake(
                        "a url of a file",
                        tokenStore("{type: file, url: \"jdbc:duckdb:tokens.duckdb\"}"),
                        "2: a token store of type file has no url. Remove url, or write type: jdbc"),
                mistake(
                        "an unknown database for tokens",
                        tokenStore("{type: jdbc, url: \"jdbc:mysql://db/tokens\"}"),
                        "2: the token store's url is not one of a database that Tradewind knows"),
                mistake(
                        "a user of a database that is not named",
                        tokenStore("{type: jdbc, user: me}"),
                        "2: \"user\" stands in \"tokenStore\" without a url. Add url, or remove user"),
                mistake(
                        "a table that is none",
                        tokenStore("{type: jdbc, table: \"a; b\"}"),
                        "2: \"a; b\" cannot be the name of a table. Use lower-case letters"),
                mistake(
                        "shops that are no list",
                        GOOD.replace("  - name", "    name"),
                        "4: \"shops\" must be a list, but is a mapping of keys. Write a list"),
                mistake(
                        "a shop that holds no keys",
                        GOOD + "  - cebu\n",
                        "12: a shop must hold keys, but is one value"),
                mistake(
                        "a key unknown",
                        GOOD.replace("datasets", "datsets"),
                        "10: unknown key \"datsets\" in a shop. Did you mean \"datasets\"?"),
                mistake(
                        "a key twice",
                        GOOD + "    since: 2026-02-01\n",
                        "12: \"since\" stands twice in a shop, first on line 11. Keep one"),
                mistake(
                        "no name",
                        GOOD.replace("- name: manila\n    platform", "- platform"),
                        "4: \"name\" is missing in a shop. Add name:"),
                mistake(
                        "a list for a word",
                        GOOD.replace("name: manila", "name: [manila]"),
                        "4: \"name\" in a shop must be one value, but is a list"),
                mistake(
                        "a key without a value",
                        GOOD.replace("shop: \"0012\"", "shop:"),
                        "6: \"shop\" in a shop has no value. Write one after the colon"),
                mistake(
                        "the same name twice",
                        GOOD + shop("manila", "0013"),
                        "12: two shops are named \"manila\", the first on line 4. Give each its own name"),
                mistake(
                        "the same account twice",
                        GOOD + shop("cebu", "0012"),
                        "12: \"cebu\" is the same account as \"manila\" on line 4. Remove one"),
                mistake(
                        "a URL that is none",
                        GOOD.replace("https://proxy.example/rest", "proxy example"),
                        "7: endpoint cannot be used: character 6 does not belong into a URL. Write https://"),
                mistake(
                        "a URL without a scheme",
                        GOOD.replace("https://proxy.example/rest", "proxy.example"),
                        "7: endpoint cannot be used: it is not a URL with a host"),
                mistake(
                        "clear text",
                        GOOD.replace("https://proxy", "http://proxy"),
                        "7: endpoint cannot be used: http would send secrets in clear text"),
                mistake(
                        "a variable not set",
                        GOOD.replace("KIOSK_SECRET", "KIOSK_SECRT"),
                        "8: the environment variable KIOSK_SECRT is not set. Set it in the shell"),
                mistake(
                        "a variable empty",
                        GOOD.replace("KIOSK_SECRET", "EMPTY"),
                        "8: the environment variable EMPTY is empty"),
                mistake("a variable never closed", GOOD.replace("_SECRET}", "_SECRET"), "8: a \"${\" is never closed"),
                mistake(
                        "a default in braces",
                        GOOD.replace("_SECRET}", "_SECRET:-x}"),
                        "8: \"${KIOSK_SECRET:-x}\" does not name an environment variable"),
                mistake(
                        "a credential missing",
                        GOOD.replace("appKey: \"k\", ", ""),
                        "8: kiosk needs \"appKey\" in credentials. Add it: the app's key"),
                mistake(
                        "credentials of a wrong type",
                        GOOD.replaceAll("credentials: .*", "credentials: k"),
                        "8: \"credentials\" must hold keys, but is one value"),
                mistake(
                        "a credential unknown",
                        GOOD.replace("appKey:", "appkey:"),
                        "8: unknown key \"appkey\" in \"credentials\". Did you mean \"appKey\"?"),
                mistake(
                        "an option missing",
                        without("options"),
                        "4: kiosk needs \"site\" in options. Add it: ph, my, sg"),
                mistake(
                        "an option unknown",
                        GOOD.replace("{site: ph}", "{site: ph, region: asia}"),
                        "9: unknown key \"region\" in \"options\". Allowed here: site"),
                mistake("no dataset", GOOD.replace("[orders, products]", "[]"), "10: \"datasets\" is an empty list"),
                mistake(
                        "datasets that are no list",
                        GOOD.replace("[orders, products]", "orders"),
                        "10: \"datasets\" must be a list, but is one value. Write [orders, products]"),
                mistake("a dataset twice", GOOD.replace("products]", "orders]"), "10: dataset orders stands twice"),
                mistake(
                        "a bad date",
                        GOOD.replace("2026-01-01", "01/01/2026"),
                        "11: since is not a day: \"01/01/2026\". Write it as 2026-01-31"),
                mistake(
                        "a day that does not exist",
                        GOOD.replace("2026-01-01", "2026-02-30"),
                        "11: since is not a day"),
                mistake("the future", GOOD.replace("2026-01-01", "2027-01-01"), "11: since lies in the future"),
                mistake(
                        "a tab",
                        GOOD.replace("    platform", "\tplatform"),
                        "5: the line is indented with a tab. YAML allows blanks only"),
                mistake("a brace not closed", GOOD.replace("shop.duckdb\"}", "shop.duckdb\""), "2: this is not YAML:"),
                mistake("a quote not closed", GOOD.replace("ph}", "\"ph}"), "12: this is not YAML:"),
                mistake("a wrong indentation", GOOD.replace("    platform", "   platform"), "5: this is not YAML:"),
                mistake("not keys", "just text\n", "1: the file is one value, not keys with values. It must hold"),
                mistake("a list", "- a\n- b\n", "1: the file is a list, not keys with values"),
                mistake("two documents", GOOD + "---\nx: y\n", "13: a second document begins here"),
                mistake("nothing", "", "the file is empty. It must hold"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void read_mistake_isToldWithItsLineAndWhatToDo(String id, String yaml, String expected) {
        assertThatThrownBy(() -> read(yaml))
                .as(id)
                .isInstanceOf(BadConfigException.class)
                .message()
                .contains(expected)
                .endsWith(".");
    }

    @Test
    void read_fileAbsentOrNotText_saysWhatToDo() throws IOException {
        assertThatThrownBy(() -> reader().read(folder.resolve("none.yaml")))
                .hasMessageContaining("none.yaml: there is no such file. Looked for ");
        assertThatThrownBy(() -> reader().read(folder)).hasMessageContaining("this is a directory");
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThatThrownBy(() -> reader().read(binary)).hasMessageContaining("the file is not UTF-8 text");
    }

    private static Arguments mistake(String id, String yaml, String expected) {
        return Arguments.of(id, yaml, expected);
    }

    private static String without(String... keys) {
        String text = GOOD;
        for (String key : keys) {
            text = text.replaceAll("(?m)^ *" + key + ":.*\n", "");
        }
        return text;
    }

    private static String tokenStore(String value) {
        return GOOD.replaceAll("tokenStore: .*", "tokenStore: " + value);
    }

    private static String shop(String name, String id) {
        return GOOD.substring(GOOD.indexOf("  - name")).replace("manila", name).replace("0012", id);
    }

    private RunnerConfig read(String yaml) throws IOException {
        return reader().read(Files.write(folder.resolve("shops.yaml"), yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static ConfigReader reader() {
        Map<String, String> environment = Map.of("KIOSK_SECRET", "s3cret", "EMPTY", "");
        return new ConfigReader(List.of(new KioskProvider()), environment, LocalDate.of(2026, 11, 24));
    }
}
