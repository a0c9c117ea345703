package dev.tradewind.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.world.Seed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensCommandsTest {
    private static final String CALLBACK = "https://me.example/callback";
    private static final String KEY = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

    private final FakeLazada fake = FakeLazada.start(Seed.of(3).orders(5).products(2));

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(folder).time(fake.clock());
        tokenStore("{type: file, path: \"@/tokens.json\"}");
    }

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void login_addressTypedAfterALink_bringsADeadShopToLife() {
        fake.revoke();
        assertThat(tokens("refresh", "--all").code()).isEqualTo(4);
        assertThat(tokens("status").out()).containsPattern("manila +DEAD .*tokens login --shop manila");
        Shell.Result asked = tokens("login");
        assertThat(asked.code()).isEqualTo(2);
        assertThat(asked.out().strip())
                .startsWith(fake.authEndpoint().resolve("/oauth/authorize") + "?")
                .contains("redirect_uri=https%3A%2F%2Fme.example%2Fcallback");
        assertThat(asked.err()).contains("Open this link as the seller", "no address came");

        Shell.Result done = shell.typed(" " + returned(asked.out()) + " ").run("tokens", "login", "-c", "@/shops.yaml");

        assertThat(done.code()).as(done.text()).isZero();
        assertThat(done.out()).contains("The tokens of manila are kept");
        assertThat(tokens("status").out()).containsPattern("manila +FRESH .* in 29 days +nothing");
        assertThat(shell.run("check", "-c", "@/shops.yaml").code()).isZero();
    }

    @Test
    void login_addressAsArgument_isTakenOnceAndOnlyWithItsState() {
        String address = returned(tokens("login").out());

        assertThat(tokens("login", "--shop", "manila", address.replaceAll("....$", "0000"))
                        .text())
                .contains("the state was not made by this app");
        Shell.Result taken = tokens("login", "--shop", "manila", address);
        assertThat(taken.code()).as(taken.text()).isZero();
        Shell.Result again = tokens("login", "--shop", "manila", address);
        assertThat(again.code()).as(again.text()).isEqualTo(4);
        assertThat(shell.run("check", "-c", "@/shops.yaml").code()).isZero();
    }

    @Test
    void login_whileItWaitsForTheSeller_leavesTheStoreToOtherProcesses() {
        shell.variable(TokenStores.KEY, KEY);
        tokenStore("{type: jdbc, table: pairs}");
        String address = returned(tokens("login").out());
        List<Path> opened = new ArrayList<>();
        shell.typed(address).beforeTyping(() -> {
            if (opened.isEmpty()) {
                opened.add(shell.path("shop.duckdb"));
                new OtherProcess(opened.get(0)).close();
            }
        });

        Shell.Result done = tokens("login");

        assertThat(opened).as("it waited").hasSize(1);
        assertThat(done.code()).as(done.text()).isZero();
    }

    @Test
    void login_oneOfSeveralShops_hasToBeNamed() {
        shell.file("shops.yaml", config("{type: file, path: \"@/tokens.json\"}") + shop("cebu", "100456"));

        Shell.Result result = tokens("login");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("Name it with --shop: manila, cebu");
        assertThat(tokens("login", "--shop", "davao").err()).contains("no shop is named \"davao\"");
    }

    @Test
    void refresh_asTimeGoesBy_renewsWhatIsDueAndNothingElse() {
        assertThat(shell.run("check", "-c", "@/shops.yaml").code()).isZero();
        assertThat(tokens("status").out()).containsPattern("manila +FRESH +0 +not told +not told +run tokens refresh");
        assertThat(tokens("refresh").out()).containsPattern("manila +renewed +in 29 days +nothing");
        assertThat(tokens("status").out()).containsPattern("manila +FRESH +1 .* in 29 days +nothing");
        assertThat(tokens("refresh").out()).containsPattern("manila +not due +in 29 days");
        assertThat(fake.refreshes()).isEqualTo(1);

        fake.clock().advance(Duration.ofDays(20));
        assertThat(tokens("refresh").out()).containsPattern("manila +not due +in 9 days");
        assertThat(tokens("refresh", "--within", "P10D").out()).containsPattern("manila +renewed +in 9 days");
        assertThat(fake.refreshes()).isEqualTo(2);

        fake.revoke();
        fake.clock().advance(Duration.ofDays(7));
        Shell.Result dead = tokens("refresh");
        assertThat(dead.code()).isEqualTo(4);
        assertThat(dead.out())
                .containsPattern("manila +DEAD .*let the seller consent again: tokens login --shop manila");
        assertThat(dead.err()).contains("tradewind: manila: ", "consent again");
    }

    @Test
    void tokenStore_inTheWarehousesDatabase_servesEveryCommandAlsoBeforeTheWarehouseIsThere() {
        shell.variable(TokenStores.KEY, KEY);
        tokenStore("{type: jdbc, table: pairs}");

        assertThat(tokens("status").out()).containsPattern("manila +not stored");
        assertThat(shell.run("check", "-c", "@/shops.yaml").code()).isZero();
        assertThat(shell.run("status", "-c", "@/shops.yaml").err())
                .contains("shop.duckdb holds no warehouse in the schema tradewind. Run sync first");
        Shell.Result sync = shell.run("sync", "-c", "@/shops.yaml");
        assertThat(sync.code()).as(sync.text()).isZero();
        assertThat(sync.out()).contains("manila (lazada/100123)  products");
        assertThat(tokens("refresh", "--all").code()).isZero();

        assertThat(tokens("status").out()).containsPattern("manila +FRESH +1 ");
        assertThat(shell.run("sql", "-c", "@/shops.yaml", "select account, generation from pairs")
                        .out())
                .isEqualTo("account,generation\n100123,1\n");
        assertThat(folder.resolve("tokens.json")).doesNotExist();
    }

    @Test
    void tokenStore_underANewKeyBesideTheOldOne_staysReadable() throws Exception {
        shell.variable(TokenStores.KEY, KEY);
        assertThat(tokens("refresh", "--all").code()).isZero();
        String other = KEY.replace("AQEB", "AgIC");

        assertThat(shell.variable(TokenStores.KEY, other + ", " + KEY)
                        .run("tokens", "refresh", "--all", "-c", "@/shops.yaml")
                        .code())
                .isZero();

        assertThat(shell.variable(TokenStores.KEY, other)
                        .run("tokens", "status", "-c", "@/shops.yaml")
                        .out())
                .containsPattern("manila +FRESH +2 ");
        assertThat(Files.readString(folder.resolve("tokens.json"))).doesNotContain(secret("accessToken"));
    }

    @Test
    void refresh_withinThatIsNoDuration_saysHowToWriteIt() {
        Shell.Result result = tokens("refresh", "--within", "5d");

        assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(result.err()).contains("\"5d\" is no duration. Write P5D").doesNotContain("java.time");
    }

    @Test
    void status_recordUnderAnotherKey_isUnreadableAndTheOthersAreTold() {
        shell.variable(TokenStores.KEY, KEY)
                .file("shops.yaml", config("{type: file, path: \"@/tokens.json\"}") + shop("cebu", "100456"));
        assertThat(tokens("refresh", "--all", "--shop", "manila").code()).isZero();
        String other = KEY.replace("AQEB", "AgIC");
        shell.variable(TokenStores.KEY, other + ", " + KEY);
        tokens("refresh", "--shop", "cebu"); // in vain: the pair is spent, and that is kept
        shell.variable(TokenStores.KEY, other);

        Shell.Result status = tokens("status");

        assertThat(status.code()).isEqualTo(ExitCode.FAILED);
        assertThat(status.out()).containsPattern("manila +unreadable").containsPattern("cebu +DEAD");
        assertThat(status.err()).contains("tradewind: manila: the tokens of", "with a key that is not known");
    }

    private Shell.Result tokens(String command, String... more) {
        String[] all = new String[more.length + 4];
        all[0] = "tokens";
        all[1] = command;
        all[2] = "--config";
        all[3] = "@/shops.yaml";
        System.arraycopy(more, 0, all, 4, more.length);
        return shell.run(all);
    }

    /** What the browser shows after the seller has agreed on the page of a link. */
    private String returned(String link) {
        String state = link.strip().replaceFirst(".*&state=([^&]*).*", "$1");
        return CALLBACK + "?code=" + fake.issueCode() + "&state=" + state;
    }

    private void tokenStore(String value) {
        shell.file("shops.yaml", config(value));
    }

    private String config(String tokenStore) {
        return """
                warehouse: {url: "jdbc:duckdb:@/shop.duckdb"}
                tokenStore: %s
                shops:
                """.formatted(tokenStore) + shop("manila", "100123");
    }

    private String shop(String name, String id) {
        return """
                  - name: %s
                    platform: lazada
                    shop: "%s"
                    endpoint: %s
                    authEndpoint: %s
                    credentials: {appKey: "%s", appSecret: "%s", accessToken: "%s", refreshToken: "%s"}
                    options: {site: ph, redirect: "%s"}
                    datasets: [products]
                    since: 2026-11-01
                """.formatted(
                        name,
                        id,
                        fake.endpoint(),
                        fake.authEndpoint(),
                        secret("appKey"),
                        secret("appSecret"),
                        secret("accessToken"),
                        secret("refreshToken"),
                        CALLBACK);
    }

    private String secret(String name) {
        return fake.settings().credentials().get(name).reveal();
    }
}
