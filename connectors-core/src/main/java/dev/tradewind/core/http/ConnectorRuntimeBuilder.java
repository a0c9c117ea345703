package dev.tradewind.core.http;

import dev.tradewind.core.error.ConfigException;
import dev.tradewind.core.internal.http.ClassPathCopies;
import dev.tradewind.core.internal.http.KnownProxies;
import dev.tradewind.core.internal.http.PublicDns;
import dev.tradewind.core.internal.http.SpoolFolder;
import dev.tradewind.core.time.Chance;
import dev.tradewind.core.time.Sleeper;
import dev.tradewind.core.time.SystemTime;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link ConnectorRuntime}. Defaults: the machine's clock, sleep and chance; no listener; 10 seconds to connect,
 * 30 seconds between two bytes, 2 minutes for an attempt; at most 60 seconds for a permit; 64 calls at once, 16 of them to
 * one host; the JVM's proxy settings and trusted certificates; all of the app's quotas. Not safe for use by several threads.
 */
public final class ConnectorRuntimeBuilder {
    private static final int IDLE_CONNECTIONS = 16;

    private final List<ApiListener> listeners = new ArrayList<>();
    private Clock clock = SystemTime.clock();
    private Sleeper sleeper = SystemTime.sleeper();
    private Chance chance = SystemTime.chance();
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration readTimeout = Duration.ofSeconds(30);
    private Duration callTimeout = Duration.ofMinutes(2);
    private Duration maxPermitWait = Duration.ofSeconds(60);
    private int connections = 64;
    private int connectionsPerHost = 16;
    private double appShare = 1;
    private Path documentFolder = Path.of(System.getProperty("java.io.tmpdir"));
    private long longestDocument = 20L << 30;
    private HostResolver resolver = Dns.SYSTEM::lookup;
    private @Nullable Proxy proxy;
    private @Nullable SSLSocketFactory sockets;
    private @Nullable X509TrustManager trust;

    ConnectorRuntimeBuilder() {}

    /** The clock of signatures, limits and token expiry. Default: the machine's, in UTC. */
    public ConnectorRuntimeBuilder clock(Clock value) {
        this.clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /** How to wait; must fit the clock. Default: the thread sleeps. */
    public ConnectorRuntimeBuilder sleeper(Sleeper value) {
        this.sleeper = Objects.requireNonNull(value, "sleeper");
        return this;
    }

    /** Where jitter and nonces come from. Default: the machine's secure source. */
    public ConnectorRuntimeBuilder chance(Chance value) {
        this.chance = Objects.requireNonNull(value, "chance");
        return this;
    }

    /** One more listener. Default: none. */
    public ConnectorRuntimeBuilder listener(ApiListener value) {
        listeners.add(Objects.requireNonNull(value, "listener"));
        return this;
    }

    /** How long a connection may take. Default: 10 seconds. */
    public ConnectorRuntimeBuilder connectTimeout(Duration value) {
        this.connectTimeout = positive(value, "connectTimeout");
        return this;
    }

    /** How long nothing may arrive, in an answer or in a document. Default: 30 seconds. */
    public ConnectorRuntimeBuilder readTimeout(Duration value) {
        this.readTimeout = positive(value, "readTimeout");
        return this;
    }

    /** How long one attempt may take from connecting to the last byte; documents have no such limit. Default: 2 minutes. */
    public ConnectorRuntimeBuilder callTimeout(Duration value) {
        this.callTimeout = positive(value, "callTimeout");
        return this;
    }

    /**
     * The longest wait for a permit inside a call; a longer one ends at once in a ThrottledException that says when to go
     * on, so that the thread can do something else meanwhile. Default: 60 seconds.
     */
    public ConnectorRuntimeBuilder maxPermitWait(Duration value) {
        this.maxPermitWait = positive(value, "maxPermitWait");
        return this;
    }

    /** How many calls may be under way at once over all clients, others wait their turn. Default: 64, 16 to one host. */
    public ConnectorRuntimeBuilder connections(int inAll, int toOneHost) {
        if (inAll < 1 || toOneHost < 1 || toOneHost > inAll) {
            throw new IllegalArgumentException(
                    "connections need 1 <= toOneHost <= inAll, got: " + toOneHost + " of " + inAll);
        }
        this.connections = inAll;
        this.connectionsPerHost = toOneHost;
        return this;
    }

    /** An HTTP proxy. Default: what the JVM is set to. */
    public ConnectorRuntimeBuilder proxy(String host, int port) {
        this.proxy = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
        return this;
    }

    /** How hosts are found. Default: as the JVM does. */
    public ConnectorRuntimeBuilder resolver(HostResolver value) {
        this.resolver = Objects.requireNonNull(value, "resolver");
        return this;
    }

    /**
     * Where documents lie while they are read, and how many bytes one may have as it is sent. The folder must exist; it is
     * touched with the first document only, when files that dead processes left there are deleted. Default:
     * {@code java.io.tmpdir} and 20 GiB.
     */
    public ConnectorRuntimeBuilder documents(Path folder, long longest) {
        if (longest < 1) {
            throw new IllegalArgumentException("the longest document must have at least 1 byte, got: " + longest);
        }
        this.documentFolder = Objects.requireNonNull(folder, "folder");
        this.longestDocument = longest;
        return this;
    }

    /** How secure connections are made. Default: the JVM's trusted certificates. */
    public ConnectorRuntimeBuilder tls(SSLSocketFactory socketFactory, X509TrustManager trustManager) {
        this.sockets = Objects.requireNonNull(socketFactory, "socketFactory");
        this.trust = Objects.requireNonNull(trustManager, "trustManager");
        return this;
    }

    /**
     * The part of app-wide quotas that this process may use, when several processes share one app: 0.5 for each of two.
     * Default: 1.
     */
    public ConnectorRuntimeBuilder appShare(double fraction) {
        if (!(fraction > 0 && fraction <= 1)) {
            throw new IllegalArgumentException("appShare must be above 0 and at most 1, got: " + fraction);
        }
        this.appShare = fraction;
        return this;
    }

    /**
     * Makes the runtime.
     *
     * @throws ConfigException when the class path holds two copies of OkHttp
     */
    public ConnectorRuntime build() {
        requireOneCopy(ClassPathCopies.of("okhttp3.OkHttpClient", ConnectorRuntimeBuilder.class.getClassLoader()));
        Limiter limiter = new Limiter(clock, sleeper, maxPermitWait, appShare);
        Exchange exchange = new Exchange(guarded(), connections, connectionsPerHost);
        SpoolFolder folder = new SpoolFolder(documentFolder, longestDocument, chance::nextId);
        return new HttpRuntime(clock, sleeper, chance, new SafeListener(listeners), limiter, exchange, folder);
    }

    /** Two copies: one wins without a word, and what it lacks is missed in the middle of a sync. */
    static void requireOneCopy(List<String> jars) {
        if (jars.size() > 1) {
            throw new ConfigException(
                    "OkHttp is on the class path " + jars.size() + " times: " + String.join(", ", jars),
                    "Import dev.tradewind:tradewind-bom in dependencyManagement, or set com.squareup.okhttp3:okhttp to the"
                            + " version of okhttp-jvm, and only one copy is left",
                    null);
        }
    }

    /** One client that finds public addresses only, and one that finds any, on the same connections. */
    private Exchange.Clients guarded() {
        Dns any = host -> resolver.resolve(host);
        Proxy fixed = proxy;
        ProxySelector choosing = ProxySelector.getDefault();
        KnownProxies proxies = new KnownProxies(choosing == null ? ProxySelector.of(null) : choosing);
        Predicate<String> isProxy = host -> fixed != null
                        && fixed.address() instanceof InetSocketAddress address
                        && address.getHostString().equals(host)
                || proxies.contains(host);
        OkHttpClient trusting = client(any, proxies);
        return new Exchange.Clients(
                trusting.newBuilder().dns(new PublicDns(any, isProxy)).build(), trusting);
    }

    private OkHttpClient client(Dns dns, ProxySelector proxies) {
        OkHttpClient.Builder client = new OkHttpClient.Builder()
                .dns(dns)
                .proxySelector(proxies)
                .connectTimeout(connectTimeout)
                .readTimeout(readTimeout)
                .writeTimeout(readTimeout)
                .callTimeout(callTimeout)
                .connectionPool(new ConnectionPool(Math.min(connections, IDLE_CONNECTIONS), 1, TimeUnit.MINUTES))
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false);
        if (proxy != null) {
            client.proxy(proxy);
        }
        if (sockets != null && trust != null) {
            client.sslSocketFactory(sockets, trust);
        }
        return client.build();
    }

    private static Duration positive(Duration value, String name) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be longer than nothing, got: " + value);
        }
        return value;
    }
}
