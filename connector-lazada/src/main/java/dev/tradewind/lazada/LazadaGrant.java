package dev.tradewind.lazada;

import dev.tradewind.core.auth.TokenPair;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a seller granted.
 *
 * @param tokens the pair; its life is what the answer said, nothing else
 * @param country the country, in lower case, or {@code cb} for all of a cross-border seller
 * @param sellers the shops that the tokens are good for: one for each site
 */
public record LazadaGrant(TokenPair tokens, String country, List<Seller> sellers) {
    public LazadaGrant {
        Objects.requireNonNull(tokens, "tokens");
        Objects.requireNonNull(country, "country");
        sellers = List.copyOf(sellers);
    }

    /**
     * A shop on one site.
     *
     * @param country the site's country, in lower case
     * @param sellerId the shop's id on that site
     * @param shortCode its short code, may be empty
     */
    public record Seller(String country, String sellerId, String shortCode) {}

    /** Whether it is for the shops of a cross-border seller on all sites. */
    public boolean isCrossBorder() {
        return country.equals("cb");
    }

    /** The shop on a site. */
    public Optional<Seller> on(LazadaSite site) {
        return sellers.stream()
                .filter(seller -> seller.country().equalsIgnoreCase(site.country()))
                .findFirst();
    }
}
