package dev.tradewind.lazada;

import java.util.Locale;
import java.util.Optional;

/**
 * Whose consent a link asks for; stands in its state.
 *
 * @param account the seller id under which the tokens are kept
 * @param site the site of the shop for which it is asked
 * @param sellerId the shop's id there
 * @param crossBorder whether the tokens serve shops on other sites as well
 */
record ConsentOf(String account, LazadaSite site, String sellerId, boolean crossBorder) {
    private static final String ONE_SITE = "one";
    private static final String ALL_SITES = "cb";

    /** The page's choice of countries. */
    String country() {
        return crossBorder ? ALL_SITES : site.country().toLowerCase(Locale.ROOT);
    }

    String text() {
        return String.join("/", account, site.name(), sellerId, crossBorder ? ALL_SITES : ONE_SITE);
    }

    static ConsentOf of(String text) {
        String[] parts = text.split("/", -1);
        return new ConsentOf(parts[0], LazadaSite.valueOf(parts[1]), parts[2], parts[3].equals(ALL_SITES));
    }

    /** What is wrong with a grant; empty when it is the one that was asked for. */
    Optional<String> fault(LazadaGrant grant) {
        boolean same = grant.on(site)
                .filter(seller -> seller.sellerId().equals(sellerId))
                .isPresent();
        if (!same) {
            return Optional.of("the seller who consented is " + grant.sellers() + ", not " + this);
        }
        return crossBorder && !grant.isCrossBorder()
                ? Optional.of("the seller consented for " + grant.sellers() + " only, and the tokens of account "
                        + account + " serve shops on other sites as well")
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "seller " + sellerId + " on " + site
                + (account.equals(sellerId) ? "" : ", whose tokens are kept under " + account);
    }
}
