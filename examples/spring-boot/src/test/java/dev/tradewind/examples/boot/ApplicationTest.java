package dev.tradewind.examples.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.core.webhook.WebhookRequest;
import dev.tradewind.lazada.LazadaSite;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.lazada.LazadaPushes;
import dev.tradewind.warehouse.Warehouse;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.util.UriComponentsBuilder;

/** The service as it runs at night, on what Boot manages: its DataSource, executor, meters, health and jOOQ. */
@SpringBootTest
@AutoConfigureMockMvc
@Import(Fakes.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApplicationTest {
    @Autowired
    private Nightly nightly;

    @Autowired
    private MockMvc http;

    @Autowired
    private Pushes pushes;

    @Autowired
    private Warehouse warehouse;

    @Autowired
    private Revenue revenue;

    @Autowired
    private TradewindHealth health;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private ThreadPoolTaskScheduler scheduler;

    private Receipt receipt;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        properties.add("sellers.lazada.ph.endpoint", Fakes.MANILA::endpoint);
        properties.add("sellers.lazada.ph.auth-endpoint", Fakes.MANILA::authEndpoint);
        properties.add("sellers.lazada.sg.endpoint", Fakes.SINGAPORE::endpoint);
        properties.add("sellers.lazada.sg.auth-endpoint", Fakes.SINGAPORE::authEndpoint);
        properties.add("tradewind.migrations", () -> "APPLY");
        properties.add("vault.tokens.current", () -> "2026");
        properties.add("vault.tokens.2026", () -> Base64.getEncoder().encodeToString(new byte[32]));
        properties.add("vault.lazada.key", () -> FakeLazada.APP_KEY);
        properties.add("vault.lazada.secret", () -> secret().reveal());
        properties.add("tradewind.drain", () -> "1h");
    }

    @BeforeAll
    void consentsAndRuns() throws Exception {
        consent(Fakes.MANILA, LazadaSite.PH);
        consent(Fakes.SINGAPORE, LazadaSite.SG);
        receipt = nightly.sync();
    }

    @Test
    void nightly_twoShops_areComplete() {
        assertThat(receipt.lines()).hasSize(4).extracting(ReceiptLine::outcome).containsOnly(Outcome.COMPLETE);
        assertThat(warehouse.count("fact_orders"))
                .isEqualTo(Fakes.MANILA.world().orderLines()
                        + Fakes.SINGAPORE.world().orderLines());
    }

    @Test
    void revenue_ofOurOwnJooq_isThatOfTheWarehouse() {
        BigDecimal pesos = revenue.byShop("PHP").values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(pesos)
                .isPositive()
                .isEqualByComparingTo(jdbc.queryForObject(
                        "select sum(net_amount) from tradewind.fact_orders f where currency = 'PHP' and ordered_at <"
                                + " (select complete_to from tradewind.shop_coverage c where c.shop_key = f.shop_key"
                                + " and dataset = 'orders')",
                        BigDecimal.class));
    }

    @Test
    void health_afterACompleteNight_isUp() {
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void scheduler_whileTheNightRuns_hasAThreadForPushes() {
        assertThat(scheduler.getScheduledThreadPoolExecutor().getCorePoolSize()).isEqualTo(2);
    }

    @Test
    void meters_afterANight_haveCallsAndRows() {
        assertThat(meters.get("tradewind.calls").tag("platform", "lazada").timers())
                .isNotEmpty();
        assertThat(meters.get("tradewind.rows").tag("fate", "written").counter().count())
                .isPositive();
        assertThat(meters.get("tradewind.lines").tag("outcome", "COMPLETE").counters())
                .hasSize(2);
    }

    @Test
    void push_ofANewOrder_bringsItBeforeTheNight() throws Exception {
        long before = warehouse.count("fact_orders");
        long order = Fakes.MANILA.world().insert(Fakes.MANILA.clock().instant());
        WebhookRequest push = new LazadaPushes(FakeLazada.APP_KEY, secret(), "100123", "ph")
                .order(
                        String.valueOf(order),
                        String.valueOf(order),
                        "pending",
                        Fakes.MANILA.clock().instant());

        http.perform(post("/hooks/lazada")
                        .header("Authorization", push.requireHeader("Authorization"))
                        .content(push.body()))
                .andExpect(status().isOk());
        pushes.drain();

        assertThat(warehouse.count("fact_orders")).isGreaterThan(before);
    }

    @Test
    void push_forged_isRefused() throws Exception {
        http.perform(post("/hooks/lazada")
                        .header("Authorization", "0".repeat(64))
                        .content("{}"))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void tokens_ofAConsent_lieInTheTableAndAreNotReadable() {
        assertThat(jdbc.queryForList("select * from tradewind.token_record"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.toString()).doesNotContain(secret().reveal()));
    }

    @Test
    void nightly_again_writesNothing() {
        nightly.sync();

        Receipt again = nightly.sync();

        assertThat(again.counts().written()).isZero();
    }

    private static Secret secret() {
        return Fakes.MANILA.settings().credentials().get("appSecret");
    }

    @Test
    void consent_linkOfARequestThatNamesAnotherHost_comesBackToOurs() throws Exception {
        String link = http.perform(
                        get("/consents/PH").header("Host", "evil.example").header("X-Forwarded-Host", "evil.example"))
                .andReturn()
                .getResponse()
                .getHeader("Location");

        assertThat(link)
                .contains("redirect_uri=https%3A%2F%2Forders.example.com%2Fconsents%2FPH%2Fdone")
                .doesNotContain("evil");
    }

    @Test
    void consent_takenBefore_isRefused() throws Exception {
        MockHttpSession browser = new MockHttpSession();
        String state = ask(LazadaSite.PH, browser);

        done(Fakes.MANILA, LazadaSite.PH, state, browser).andExpect(status().isOk());
        done(Fakes.MANILA, LazadaSite.PH, state, browser).andExpect(status().isBadRequest());
    }

    @Test
    void consent_inAnotherBrowser_isRefusedAndLeftToTheOneThatAsked() throws Exception {
        MockHttpSession browser = new MockHttpSession();
        String state = ask(LazadaSite.PH, browser);

        done(Fakes.MANILA, LazadaSite.PH, state, new MockHttpSession()).andExpect(status().isBadRequest());
        done(Fakes.MANILA, LazadaSite.PH, state.replaceFirst(".$", "x"), browser)
                .andExpect(status().isBadRequest());
        done(Fakes.MANILA, LazadaSite.PH, state, browser).andExpect(status().isOk());
    }

    @Test
    void consent_elevenMinutesLater_isRefused() throws Exception {
        MockHttpSession browser = new MockHttpSession();
        String state = ask(LazadaSite.PH, browser);

        Fakes.MANILA.clock().advance(Duration.ofMinutes(11));

        done(Fakes.MANILA, LazadaSite.PH, state, browser).andExpect(status().isBadRequest());
    }

    private void consent(FakeLazada fake, LazadaSite site) throws Exception {
        MockHttpSession browser = new MockHttpSession();
        done(fake, site, ask(site, browser), browser).andExpect(status().isOk());
    }

    /** As a browser does it: follows the link; the state that is in it. */
    private String ask(LazadaSite site, MockHttpSession browser) throws Exception {
        URI link = URI.create(http.perform(get("/consents/{site}", site).session(browser))
                .andExpect(status().isFound())
                .andReturn()
                .getResponse()
                .getHeader("Location"));
        return UriComponentsBuilder.fromUri(link).build().getQueryParams().getFirst("state");
    }

    /** ... and comes back with a code. */
    private ResultActions done(FakeLazada fake, LazadaSite site, String state, MockHttpSession browser)
            throws Exception {
        return http.perform(get("/consents/{site}/done", site)
                .session(browser)
                .param("code", fake.issueCode())
                .param("state", state));
    }
}
