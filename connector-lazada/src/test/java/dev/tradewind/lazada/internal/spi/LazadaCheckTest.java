package dev.tradewind.lazada.internal.spi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tradewind.core.error.ConnectorException;
import dev.tradewind.core.error.ForbiddenException;
import dev.tradewind.core.error.ReauthorizeException;
import dev.tradewind.core.error.SignatureRejectedException;
import dev.tradewind.core.error.TokenRejectedException;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Health;
import dev.tradewind.core.spi.Health.Severity;
import dev.tradewind.lazada.fakes.Connectors;
import dev.tradewind.lazada.fakes.FakeShop;
import dev.tradewind.lazada.internal.wire.LazadaAnswer;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.lazada.StartOptions;
import dev.tradewind.testkit.world.Seed;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LazadaCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void check_rightShop_isGood() {
        Health health = check(seller("100123", "ACTIVE"), NOW);

        assertThat(health.ok()).isTrue();
        assertThat(health.findings()).isEmpty();
        assertThat(health.serverTime()).contains(NOW);
    }

    @Test
    void check_tokenOfAnotherSeller_blocks() {
        Health health = check(seller("555", "ACTIVE"), NOW);

        assertThat(health.ok()).isFalse();
        assertThat(health.findings().get(0).message()).contains("belongs to seller 555", "not to 100123");
    }

    @Test
    void check_inactiveSeller_isNoted() {
        Health health = check(seller("100123", "INACTIVE"), NOW);

        assertThat(health.ok()).isTrue();
        assertThat(health.findings().get(0).message()).contains("INACTIVE");
    }

    @Test
    void check_clockThreeHoursOff_blocks() {
        Health health = check(seller("100123", "ACTIVE"), NOW.minusSeconds(10_800));

        assertThat(health.ok()).isFalse();
        assertThat(health.findings().get(0).message()).contains("10800 s");
    }

    @Test
    void check_clockFiveMinutesOff_isNoted() {
        Health health = check(seller("100123", "ACTIVE"), NOW.minusSeconds(300));

        assertThat(health.ok()).isTrue();
        assertThat(health.findings())
                .singleElement()
                .extracting(Health.Finding::severity)
                .isEqualTo(Severity.NOTE);
    }

    @Test
    void check_refusals_becomeFindings() {
        assertThat(severity(new SignatureRejectedException(FakeShop.CONTEXT, "refused", "Advice.", null)))
                .isEqualTo(Severity.SHOP_BLOCKED);
        assertThat(severity(new ForbiddenException(FakeShop.CONTEXT, "AppWhiteIpLimit", "Advice.", null)))
                .isEqualTo(Severity.SHOP_BLOCKED);
        assertThat(severity(new TokenRejectedException(FakeShop.CONTEXT, "dead", "Advice.", null)))
                .isEqualTo(Severity.REAUTHORIZE);
        assertThat(severity(new ReauthorizeException(FakeShop.CONTEXT, "dead", "Advice.", null)))
                .isEqualTo(Severity.REAUTHORIZE);
    }

    @Test
    void check_productsMayNotBeCounted_leavesTheCostOfReviewsOut() {
        StartOptions reviews = StartOptions.defaults().readingReviews();
        try (FakeLazada fake = FakeLazada.start(Seed.of(3).orders(5), reviews);
                Connector connector = fake.connector()) {
            assertThat(connector.check().findings())
                    .singleElement()
                    .extracting(Health.Finding::message)
                    .asString()
                    .contains("reviews cost that many calls");

            fake.forbid("/products/");

            assertThat(connector.check().ok()).isTrue();
            assertThat(connector.check().findings()).isEmpty();
        }
    }

    private static Severity severity(ConnectorException refusal) {
        Health health = check(
                () -> {
                    throw refusal;
                },
                NOW);
        Health.Finding finding = health.findings().get(0);
        assertThat(finding.advice()).startsWith("Advice.");
        assertThat(finding.message()).doesNotContain("Advice.");
        return finding.severity();
    }

    private static Supplier<LazadaAnswer> seller(String id, String status) {
        ObjectNode seller = JsonNodeFactory.instance.objectNode();
        seller.put("seller_id", id).put("status", status).put("verified", "true");
        return () -> FakeShop.data(seller);
    }

    private static Health check(Supplier<LazadaAnswer> seller, Instant serverTime) {
        FakeShop shop = new FakeShop() {
            @Override
            public LazadaAnswer seller() {
                return seller.get();
            }
        };
        return Connectors.of(shop, Clock.fixed(NOW, ZoneOffset.UTC), Optional.of(serverTime))
                .check();
    }
}
