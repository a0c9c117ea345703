package dev.tradewind.lazada;

import dev.tradewind.core.Dataset;
import dev.tradewind.testkit.contract.ConnectorContract;
import dev.tradewind.testkit.contract.Subject;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.lazada.StartOptions;
import dev.tradewind.testkit.world.Seed;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

class LazadaReviewsContractTest extends ConnectorContract {
    @Override
    protected Subject subject() {
        FakeLazada fake = FakeLazada.start(
                Seed.of(9)
                        .from(Instant.parse("2026-11-06T00:00:00Z"))
                        .orders(40)
                        .products(6),
                StartOptions.defaults().readingReviews());
        Subject shop = Subject.of(fake);
        Map<Dataset<?>, Set<String>> expected = new HashMap<>(shop.expected());
        expected.put(
                Dataset.ACTIVITY,
                fake.expectedReviews(shop.span().from(), shop.span().to()).stream()
                        .map(review -> "review/" + review.id())
                        .collect(Collectors.toSet()));
        return new Subject(
                shop.connectors(),
                shop.clock(),
                shop.span(),
                expected,
                shop.secrets(),
                shop.requests(),
                shop.closing(),
                shop.work());
    }
}
