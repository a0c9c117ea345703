package dev.tradewind.lazada.model;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/**
 * What Lazada does not mask of an address.
 *
 * @param city the city
 * @param postCode the postal code
 * @param country the country's name, not its code
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record LazadaAddress(
        @Nullable String city,
        @Nullable String postCode,
        @Nullable String country) {}
