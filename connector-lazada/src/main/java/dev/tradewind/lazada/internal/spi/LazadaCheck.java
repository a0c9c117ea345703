package dev.tradewind.lazada.internal.spi;

import dev.tradewind.core.Market;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.error.ConnectorException;
import dev.tradewind.core.error.ForbiddenException;
import dev.tradewind.core.error.ReauthorizeException;
import dev.tradewind.core.error.TokenRejectedException;
import dev.tradewind.core.http.ApiClient;
import dev.tradewind.core.spi.Health;
import dev.tradewind.core.spi.Health.Finding;
import dev.tradewind.core.spi.Health.Severity;
import dev.tradewind.lazada.internal.ads.AdFeed;
import dev.tradewind.lazada.internal.products.ProductFeeds;
import dev.tradewind.lazada.internal.reviews.ReviewFeed;
import dev.tradewind.lazada.internal.wire.GatewayClock;
import dev.tradewind.lazada.internal.wire.LazadaCalls;
import dev.tradewind.lazada.internal.wire.ListFilter;
import dev.tradewind.lazada.model.LazadaSeller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Asks Lazada whose token this is, and names what is wrong: the secret, the clock, the shop, the site, the permission,
 * the state of the seller. One call, and another for the cost of
 * reviews where they are read.
 */
final class LazadaCheck {
    private static final Duration CLOCK_NOTE = Duration.ofMinutes(2);

    private final ShopRef shop;
    private final Market market;
    private final LazadaCalls calls;
    private final ApiClient client;
    private final Clock clock;
    private final boolean readsReviews;

    LazadaCheck(ShopRef shop, LazadaCalls calls, ApiClient client, Clock clock, boolean readsReviews) {
        this.shop = shop;
        this.market = calls.market();
        this.calls = calls;
        this.client = client;
        this.clock = clock;
        this.readsReviews = readsReviews;
    }

    /** Asks; what it can name becomes a finding. */
    Health run() {
        List<Finding> findings = new ArrayList<>();
        try {
            seller(calls.seller(), findings);
        } catch (ConnectorException refused) {
            findings.add(new Finding(severity(refused), "", message(refused), advice(refused)));
        }
        if (readsReviews && isReadable(findings)) {
            costOfReviews().ifPresent(findings::add);
        }
        Optional<Instant> server = client.serverTime();
        server.ifPresent(instant -> clock(instant, findings));
        Instant now = server.orElseGet(clock::instant);
        return new Health(server, isReadable(findings) ? earliest(now) : Map.of(), findings);
    }

    private static boolean isReadable(List<Finding> findings) {
        return findings.stream().allMatch(finding -> finding.severity() == Severity.NOTE);
    }

    private Map<String, Instant> earliest(Instant now) {
        return Map.of(AdFeed.ADS, AdFeed.earliest(now, market.zone()), ReviewFeed.REVIEWS, ReviewFeed.earliest(now));
    }

    private void seller(LazadaSeller seller, List<Finding> findings) {
        if (!seller.sellerId().equals(shop.id())) {
            findings.add(new Finding(
                    Severity.SHOP_BLOCKED,
                    "",
                    "the token belongs to seller " + seller.sellerId() + " on " + market.code() + ", not to "
                            + shop.id(),
                    "Correct the shop's id, the site, or authorise with the right seller: a token stands for the seller,"
                            + " whatever id is configured."));
        }
        if (seller.status() != null && !seller.status().equalsIgnoreCase("ACTIVE")) {
            findings.add(new Finding(
                    Severity.NOTE,
                    "",
                    "the seller is " + seller.status(),
                    "Its old orders can be read; look into Seller Center."));
        }
    }

    private Optional<Finding> costOfReviews() {
        return products().stream()
                .mapToObj(products -> new Finding(
                        Severity.NOTE,
                        ReviewFeed.REVIEWS,
                        "the shop has " + products + " products, and its reviews cost that many calls for each new day,"
                                + " and for each 7 days that were not read",
                        ""))
                .findFirst();
    }

    /** How many products there are, where Lazada says so: a note is not worth a shop, and the feeds meet the refusal again. */
    private OptionalLong products() {
        ListFilter all =
                new ListFilter(ProductFeeds.FIRST_CHANGE, Optional.empty(), Optional.of(ProductFeeds.ALL), 0, 1);
        try {
            return calls.products(all).total();
        } catch (ConnectorException refused) {
            return OptionalLong.empty();
        }
    }

    private void clock(Instant server, List<Finding> findings) {
        Duration off = Duration.between(server, clock.instant());
        if (off.abs().compareTo(GatewayClock.TOLERANCE) > 0) {
            findings.add(new Finding(
                    Severity.SHOP_BLOCKED,
                    "",
                    "the clock is " + off.toSeconds() + " s off Lazada's",
                    GatewayClock.ADVICE));
        } else if (off.abs().compareTo(CLOCK_NOTE) > 0) {
            findings.add(new Finding(
                    Severity.NOTE,
                    "",
                    "the clock is " + off.toSeconds() + " s off Lazada's",
                    "Set it: at 7,200 s every call is refused."));
        }
    }

    private static Severity severity(ConnectorException refused) {
        return refused instanceof ReauthorizeException || refused instanceof TokenRejectedException
                ? Severity.REAUTHORIZE
                : Severity.SHOP_BLOCKED;
    }

    private static String message(ConnectorException refused) {
        String advice = refused.advice();
        String text = String.valueOf(refused.getMessage());
        return advice.isEmpty() || !text.endsWith(". " + advice)
                ? text
                : text.substring(0, text.length() - advice.length() - 2);
    }

    private String advice(ConnectorException refused) {
        String wrongSite = severity(refused) == Severity.REAUTHORIZE || refused instanceof ForbiddenException
                ? " Check the site, too: the token may be of another country than " + market.code() + "."
                : "";
        return refused.advice() + wrongSite;
    }
}
