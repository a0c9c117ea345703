package dev.tradewind.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.world.Seed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {
    @TempDir
    private Path folder;

    @Test
    void plan_newShop_showsSlicesAndTheFewestCallsAndLeavesAllToBeRead() {
        try (FakeLazada fake = FakeLazada.start(Seed.of(3).orders(5).products(2))) {
            Shell shell = new Shell(folder).clock(fake.clock()).file("shops.yaml", config(fake));

            Shell.Result plan = shell.run("plan", "--config", "@/shops.yaml");

            assertThat(plan.code()).as(plan.text()).isZero();
            assertThat(plan.out())
                    .containsPattern("shop +feed +from +to +slices +calls +minutes")
                    .containsPattern(
                            "manila \\(lazada/100123\\) +orders +\\S+Z +\\S+Z +[0-9]+ +>= [0-9]+ +(> 0|>= [1-9])");
            assertThat(shell.run("status", "--config", "@/shops.yaml").out()).contains("never synced");
        }
    }

    private static String config(FakeLazada fake) {
        return """
                warehouse: {url: "jdbc:duckdb:@/shop.duckdb"}
                tokenStore: {type: memory}
                shops:
                  - name: manila
                    platform: lazada
                    shop: "100123"
                    endpoint: %s
                    authEndpoint: %s
                    credentials: {appKey: "%s", appSecret: "%s", accessToken: "%s", refreshToken: "%s"}
                    options: {site: ph}
                """.formatted(
                        fake.endpoint(),
                        fake.authEndpoint(),
                        secret(fake, "appKey"),
                        secret(fake, "appSecret"),
                        secret(fake, "accessToken"),
                        secret(fake, "refreshToken"));
    }

    private static String secret(FakeLazada fake, String name) {
        return fake.settings().credentials().get(name).reveal();
    }
}
