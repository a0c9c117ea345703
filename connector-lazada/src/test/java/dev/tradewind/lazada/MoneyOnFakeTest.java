package dev.tradewind.lazada;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Market;
import dev.tradewind.core.auth.TokenPair;
import dev.tradewind.core.error.NotFoundException;
import dev.tradewind.core.http.Operation;
import dev.tradewind.core.spi.ShopSettings;
import dev.tradewind.lazada.model.LazadaAccountTransaction;
import dev.tradewind.lazada.model.LazadaPayout;
import dev.tradewind.lazada.model.LazadaReversal;
import dev.tradewind.lazada.model.LazadaTrace;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.world.LineState;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.testkit.world.WorldOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The typed calls about money, returns and parcels, against a Lazada that checks them. */
class MoneyOnFakeTest {
    private static final Instant FROM = Instant.parse("2026-09-01T00:00:00Z");
    private static final LocalDate FIRST = LocalDate.parse("2026-09-01");

    @Test
    void account_ofTheShop_holdsWhatWasPaidOut() {
        try (FakeLazada fake = FakeLazada.start(Seed.of(6).orders(40).lines(1, 1))) {
            LazadaFinance finance = client(fake, LazadaSite.PH).finance();
            List<LazadaAccountTransaction> moved = new ArrayList<>();
            finance.accountTransactions(FIRST, LocalDate.parse("2026-12-31")).forEach(moved::add);
            assertThat(moved)
                    .filteredOn(each -> "Deposit".equals(each.type()))
                    .extracting(LazadaAccountTransaction::amount)
                    .containsExactlyElementsOf(finance.payouts(FIRST).stream()
                            .filter(statement -> Boolean.TRUE.equals(statement.paid()))
                            .map(LazadaPayout::payout)
                            .map(text -> new BigDecimal(text.replaceAll("[^0-9.-]", "")))
                            .toList())
                    .isNotEmpty();
        }
    }

    @Test
    void reversal_inDetail_isTheOneOfTheList() {
        try (FakeLazada fake = FakeLazada.start(Seed.of(6).orders(40).lines(1, 1))) {
            LazadaReversals reversals = client(fake, LazadaSite.PH).reversals();
            List<LazadaReversal> listed = new ArrayList<>();
            reversals.changedBetween(FROM, fake.clock().instant()).forEach(listed::add);
            assertThat(listed).isNotEmpty().allSatisfy(each -> {
                LazadaReversal detail = reversals.get(each.reverseOrderId());
                assertThat(detail.lines()).hasSameSizeAs(each.lines());
                assertThat(detail.lines().get(0).buyer())
                        .isEqualTo(each.lines().get(0).buyer());
                assertThat(detail.lines().get(0).refundAmount())
                        .isEqualTo(each.lines().get(0).refundAmount());
                assertThat(Objects.requireNonNull(detail.lines().get(0).product())
                                .productId())
                        .isEqualTo(Objects.requireNonNull(each.lines().get(0).product())
                                .productId());
            });
            assertThatThrownBy(() -> reversals.get("17")).isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void reversal_inVietnam_isInWholeDong() {
        Market vietnam = new Market("VN", "VN", "VND", ZoneId.of("Asia/Ho_Chi_Minh"));
        try (FakeLazada fake =
                FakeLazada.start(Seed.of(6).orders(40).lines(1, 1).market(vietnam))) {
            List<LazadaReversal> listed = new ArrayList<>();
            client(fake, LazadaSite.VN)
                    .reversals()
                    .changedBetween(FROM, fake.clock().instant())
                    .forEach(listed::add);
            assertThat(listed).isNotEmpty().allSatisfy(reversal -> {
                WorldOrder order = fake.world()
                        .order(Long.parseLong(Objects.requireNonNull(reversal.tradeOrderId())))
                        .orElseThrow();
                assertThat(reversal.lines())
                        .allSatisfy(line -> assertThat(line.refundAmount())
                                .isIn(order.lines().stream()
                                        .map(piece -> BigDecimal.valueOf(piece.paid()))
                                        .toList()));
            });
        }
    }

    @Test
    void trace_ofAnOrder_beginsWhenItIsReadyToShip() {
        try (FakeLazada fake = FakeLazada.start(Seed.of(6).orders(40).lines(1, 1))) {
            LazadaLogistics parcels = client(fake, LazadaSite.PH).logistics();
            assertThat(parcels.trace(any(fake, LineState.DELIVERED)))
                    .singleElement()
                    .satisfies(parcel -> assertThat(parcel.logisticDetailInfoList())
                            .hasSize(4)
                            .extracting(LazadaTrace.Event::eventTime)
                            .isSorted());
            assertThat(parcels.trace(
                            any(fake, LineState.UNPAID, LineState.PENDING, LineState.PACKED, LineState.CANCELLED)))
                    .isEmpty();
        }
    }

    @Test
    void raw_postOnACallThatIsGet_isRefused() {
        try (FakeLazada fake = FakeLazada.start(Seed.of(6).orders(4))) {
            LazadaClient client = client(fake, LazadaSite.PH);

            assertThatThrownBy(() -> client.raw(new Operation("POST", "/seller/get"), Map.of()))
                    .hasMessageContaining("InvalidMethod");
            assertThat(client.raw(new Operation("GET", "/seller/get"), Map.of()).text())
                    .contains("seller_id");
        }
    }

    private static String any(FakeLazada fake, LineState... states) {
        return fake.world()
                .allOrders()
                .filter(order ->
                        order.lines().stream().allMatch(line -> List.of(states).contains(line.state())))
                .map(order -> Long.toString(order.id()))
                .findFirst()
                .orElseThrow();
    }

    private static LazadaClient client(FakeLazada fake, LazadaSite site) {
        ShopSettings settings = fake.settings();
        return LazadaApp.builder(fake.runtime())
                .site(site)
                .credentials(LazadaCredentials.of(
                        Objects.requireNonNull(settings.credentials().get("appKey")),
                        Objects.requireNonNull(settings.credentials().get("appSecret"))))
                .tokens(settings.tokens())
                .endpoint(fake.endpoint())
                .authEndpoint(fake.authEndpoint())
                .build()
                .shop(settings.shop())
                .startingWith(new TokenPair(
                        Objects.requireNonNull(settings.credentials().get("accessToken")),
                        Instant.MAX,
                        null,
                        null,
                        fake.clock().instant()))
                .client();
    }
}
