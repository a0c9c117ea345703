package dev.tradewind.core.http;

import dev.tradewind.core.time.Chance;
import dev.tradewind.core.time.Sleeper;
import dev.tradewind.core.time.SystemTime;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link ConnectorRuntime}. Defaults: the machine's clock, sleep and chance; no listener; 15 seconds to connect,
 * 30 seconds for each read, 2 minutes for a whole attempt; 64 connections, 16 of them to one host; no wait for a permit
 * longer than 60 seconds; no proxy; the machine's certificates. Not safe for use by several threads.
 */
public final class ConnectorRuntimeBuilder {
    private Clock clock = SystemTime.clock();
    private Sleeper sleeper = SystemTime.sleeper();
    private Chance chance = SystemTime.chance();
    private final List<ApiListener> listeners = new ArrayList<>();
    private Duration connectTimeout = Duration.ofSeconds(15);
    private Duration readTimeout = Duration.ofSeconds(30);
    private Duration callTimeout = Duration.ofMinutes(2);
    private Duration maxPermitWait = Duration.ofSeconds(60);
    private int connections = 64;
    private int connectionsPerHost = 16;
    private @Nullable Proxy proxy;
    private @Nullable SSLSocketFactory socketFactory;
    private @Nullable X509TrustManager trustManager;

    ConnectorRuntimeBuilder() {}

    /** The clock that signs, limits and measures. */
    public ConnectorRuntimeBuilder clock(Clock value) {
        this.clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /** How to wait; together with {@link #clock} this makes a run independent of real time. */
    public ConnectorRuntimeBuilder sleeper(Sleeper value) {
        this.sleeper = Objects.requireNonNull(value, "sleeper");
        return this;
    }

    /** Where jitter and nonces come from. */
    public ConnectorRuntimeBuilder chance(Chance value) {
        this.chance = Objects.requireNonNull(value, "chance");
        return this;
    }

    /** One more listener; each is called in turn. */
    public ConnectorRuntimeBuilder listener(ApiListener value) {
        this.listeners.add(Objects.requireNonNull(value, "listener"));
        return this;
    }

    /** How long opening a connection may take. */
    public ConnectorRuntimeBuilder connectTimeout(Duration value) {
        this.connectTimeout = positive("connectTimeout", value);
        return this;
    }

    /** How long a connection may be silent. */
    public ConnectorRuntimeBuilder readTimeout(Duration value) {
        this.readTimeout = positive("readTimeout", value);
        return this;
    }

    /** How long a whole attempt may take, from the connection to the last byte. */
    public ConnectorRuntimeBuilder callTimeout(Duration value) {
        this.callTimeout = positive("callTimeout", value);
        return this;
    }

    /**
     * The longest wait for a permit inside a call; a longer one ends in a ThrottledException that says when to go on, so
     * that the thread can do something else meanwhile.
     */
    public ConnectorRuntimeBuilder maxPermitWait(Duration value) {
        this.maxPermitWait = positive("maxPermitWait", value);
        return this;
    }

    /** How many calls may be under way at once, in all and to one host. */
    public ConnectorRuntimeBuilder connections(int inAll, int toOneHost) {
        if (inAll < 1 || toOneHost < 1 || toOneHost > inAll) {
            throw new IllegalArgumentException(
                    "connections need 1 <= toOneHost <= inAll, got: " + toOneHost + " of " + inAll);
        }
        this.connections = inAll;
        this.connectionsPerHost = toOneHost;
        return this;
    }

    /** An HTTP proxy for all calls. */
    public ConnectorRuntimeBuilder proxy(String host, int port) {
        this.proxy = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
        return this;
    }

    /** Certificates other than the machine's. */
    public ConnectorRuntimeBuilder tls(SSLSocketFactory sockets, X509TrustManager trust) {
        this.socketFactory = Objects.requireNonNull(sockets, "sockets");
        this.trustManager = Objects.requireNonNull(trust, "trust");
        return this;
    }

    /**
     * Makes the runtime.
     *
     * @throws dev.tradewind.core.error.ConfigException when two versions of OkHttp are on the class path
     */
    public ConnectorRuntime build() {
        OkHttpCopies.check(ConnectorRuntimeBuilder.class.getClassLoader());
        HttpOptions options = new HttpOptions(
                connectTimeout,
                readTimeout,
                callTimeout,
                maxPermitWait,
                connections,
                connectionsPerHost,
                proxy,
                socketFactory,
                trustManager);
        return new HttpRuntime(clock, sleeper, chance, new SafeListener(listeners), options);
    }

    private static Duration positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be positive, got: " + value);
        }
        return value;
    }
}
