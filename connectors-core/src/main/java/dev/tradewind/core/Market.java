package dev.tradewind.core;

import java.time.ZoneId;
import java.util.Objects;

/**
 * A country or marketplace in which a shop sells.
 *
 * @param code the platform's code of the market, such as {@code PH} or {@code ATVPDKIKX0DER}
 * @param country ISO 3166 alpha-2, upper case
 * @param currency ISO 4217, upper case: what the market sells in when a record does not say
 * @param zone the zone in which the market's days begin and end
 */
public record Market(String code, String country, String currency, ZoneId zone) {
    public Market {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(country, "country");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(zone, "zone");
    }
}
