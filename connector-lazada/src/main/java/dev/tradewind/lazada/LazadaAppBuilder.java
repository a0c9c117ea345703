package dev.tradewind.lazada;

import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.error.ConfigException;
import dev.tradewind.core.http.ConnectorRuntime;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Builds a {@link LazadaApp}. Site, credentials and tokens are needed; the hosts are Lazada's own unless given. */
public final class LazadaAppBuilder {
    final ConnectorRuntime runtime;

    @Nullable
    LazadaSite site;

    @Nullable
    Supplier<LazadaCredentials> credentials;

    @Nullable
    TokenStore tokens;

    Function<LazadaSite, URI> endpoint = LazadaSite::base;
    Optional<URI> authEndpoint = Optional.empty();
    Optional<String> partnerId = Optional.empty();

    LazadaAppBuilder(ConnectorRuntime runtime) {
        this.runtime = Objects.requireNonNull(runtime, "runtime");
    }

    /** The country whose gateway is called. */
    public LazadaAppBuilder site(LazadaSite value) {
        this.site = value;
        return this;
    }

    /** Where key and secret come from; asked for every request, so that a changed secret needs no restart. */
    public LazadaAppBuilder credentials(Supplier<LazadaCredentials> value) {
        this.credentials = value;
        return this;
    }

    /** Key and secret that stay the same. */
    public LazadaAppBuilder credentials(LazadaCredentials value) {
        return credentials(() -> value);
    }

    /** Where tokens live. */
    public LazadaAppBuilder tokens(TokenStore value) {
        this.tokens = value;
        return this;
    }

    /** Where to send calls instead of the site's gateway, with {@code /rest} where the other side has it. */
    public LazadaAppBuilder endpoint(URI value) {
        return endpoint(site -> value);
    }

    /** Where to send calls of each site instead of its gateway, for sellers that have shops on several. */
    public LazadaAppBuilder endpoint(Function<LazadaSite, URI> value) {
        this.endpoint = value;
        return this;
    }

    /** Where to send token calls instead of {@link LazadaSite#AUTH}. */
    public LazadaAppBuilder authEndpoint(URI value) {
        this.authEndpoint = Optional.of(value);
        return this;
    }

    /** The client's name, for apps to which the gateway answers {@code MissingPartner}; not sent by default. */
    public LazadaAppBuilder partnerId(String value) {
        this.partnerId = Optional.of(value);
        return this;
    }

    /**
     * Makes the app, without I/O.
     *
     * @throws ConfigException when something is missing
     */
    public LazadaApp build() {
        return new LazadaApp(this);
    }

    /** The same settings for another site. */
    LazadaAppBuilder on(LazadaSite other) {
        LazadaAppBuilder copy = new LazadaAppBuilder(runtime);
        copy.site = other;
        copy.credentials = credentials;
        copy.tokens = tokens;
        copy.endpoint = endpoint;
        copy.authEndpoint = authEndpoint;
        copy.partnerId = partnerId;
        return copy;
    }

    <T> T require(@Nullable T value, String name) {
        if (value == null) {
            throw new ConfigException("a Lazada app needs " + name, "Set " + name + " on the builder.", null);
        }
        return value;
    }
}
