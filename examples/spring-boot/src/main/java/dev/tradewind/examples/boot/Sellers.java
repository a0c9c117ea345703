package dev.tradewind.examples.boot;

import dev.tradewind.lazada.LazadaSite;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The sellers whose shops are synced.
 *
 * @param lazada by country: the sellers that consented there
 */
@ConfigurationProperties("sellers")
record Sellers(Map<LazadaSite, Site> lazada) {
    /**
     * The sellers of one country.
     *
     * @param shops ids of its sellers
     * @param endpoint a proxy, or a fake in tests; absent in production
     * @param authEndpoint the same for token calls
     */
    record Site(List<String> shops, Optional<URI> endpoint, Optional<URI> authEndpoint) {}
}
