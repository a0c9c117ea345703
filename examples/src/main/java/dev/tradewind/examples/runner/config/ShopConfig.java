package dev.tradewind.examples.runner.config;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Platform;
import dev.tradewind.core.auth.Secret;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One shop of the file.
 *
 * @param line the line where it begins
 * @param name a free label, unique in the file
 * @param platform its platform
 * @param shop the platform's own id of the account
 * @param endpoint where to send calls instead of the platform's own host
 * @param authEndpoint where to send token calls instead
 * @param credentials by name
 * @param options by name
 * @param datasets what was asked for by name; empty for all that the platform offers
 * @param since the first day to read, in the shop's zone, when given
 */
public record ShopConfig(
        int line,
        String name,
        Platform platform,
        String shop,
        Optional<URI> endpoint,
        Optional<URI> authEndpoint,
        Map<String, Secret> credentials,
        Map<String, String> options,
        List<Dataset<?>> datasets,
        Optional<LocalDate> since) {
    public ShopConfig {
        credentials = Map.copyOf(credentials);
        options = Map.copyOf(options);
        datasets = List.copyOf(datasets);
    }
}
