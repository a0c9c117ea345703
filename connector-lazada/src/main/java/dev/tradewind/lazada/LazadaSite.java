package dev.tradewind.lazada;

import dev.tradewind.core.Market;
import java.net.URI;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The six countries in which Lazada sells, each with a gateway of its own (doc 108065). A token is good for the sites
 * that it was granted for; the authorisation host is the same for all.
 */
public enum LazadaSite {
    SG("api.lazada.sg", "SGD", "Asia/Singapore"),
    MY("api.lazada.com.my", "MYR", "Asia/Kuala_Lumpur"),
    PH("api.lazada.com.ph", "PHP", "Asia/Manila"),
    TH("api.lazada.co.th", "THB", "Asia/Bangkok"),
    VN("api.lazada.vn", "VND", "Asia/Ho_Chi_Minh"),
    ID("api.lazada.co.id", "IDR", "Asia/Jakarta");

    /** Where tokens are made and renewed, for all sites. */
    public static final URI AUTH = URI.create("https://auth.lazada.com/rest");

    private final URI base;
    private final String currency;
    private final ZoneId zone;

    LazadaSite(String host, String currency, String zone) {
        this.base = URI.create("https://" + host + "/rest");
        this.currency = currency;
        this.zone = ZoneId.of(zone);
    }

    /** Finds a site by its country code in any case, such as {@code ph}. */
    public static Optional<LazadaSite> of(String code) {
        String wanted = code.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(site -> site.name().equals(wanted))
                .findFirst();
    }

    /** The gateway, without a slash at the end: {@code https://api.lazada.com.ph/rest}. */
    public URI base() {
        return base;
    }

    /** ISO 3166 alpha-2, upper case. */
    public String country() {
        return name();
    }

    /** ISO 4217: what the site sells in when a record does not say. */
    public String currency() {
        return currency;
    }

    /** The zone of the shop's days, and of a date that comes without an offset. */
    public ZoneId zone() {
        return zone;
    }

    /** The site as a market of a shop. */
    public Market market() {
        return new Market(name(), country(), currency, zone);
    }
}
