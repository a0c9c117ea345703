package dev.tradewind.examples.embedding;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.event.CommitEvent;
import dev.tradewind.core.event.SyncListener;
import dev.tradewind.core.http.ConnectorRuntimeBuilder;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.sql.DataSource;
import org.slf4j.MDC;

/** What a host lays down: its proxy, its certificates, its pools, its log, and what it wants more of later. */
final class Hosted {
    private Hosted() {}

    static ConnectorRuntimeBuilder behindProxy(ConnectorRuntimeBuilder runtime, String host, int port) {
        // cut: proxy
        runtime.proxy(host, port); // runtime = ConnectorRuntime.builder()
        // cut: end
        return runtime;
    }

    static ConnectorRuntimeBuilder trusting(ConnectorRuntimeBuilder runtime, Path certificates, char[] password)
            throws GeneralSecurityException, IOException {
        // cut: tls
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(KeyStore.getInstance(certificates.toFile(), password));
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trusted.getTrustManagers(), null);
        runtime.tls(tls.getSocketFactory(), (X509TrustManager) trusted.getTrustManagers()[0]);
        // cut: end
        return runtime;
    }

    static Warehouse bounded(DataSource database) {
        // cut: bounds
        Warehouse warehouse = Warehouse.on(database).connections(2).build();
        // cut: end
        return warehouse;
    }

    static Receipt logged(Warehouse warehouse, Connector shop, Consumer<String> log) {
        // cut: mdc
        SyncListener commits = new SyncListener() {
            @Override
            public void onCommit(CommitEvent event) {
                log.accept(MDC.get("tradewind.run") + " " + MDC.get("tradewind.shop") + " " + event.counts());
            }
        };
        // cut: end
        return warehouse.sync(shop).datasets(Dataset.ORDERS).listener(commits).run();
    }

    static Receipt further(Warehouse warehouse, Connector shop, Instant earlier) {
        // cut: further
        Receipt receipt = warehouse
                .sync(shop)
                .datasets(Dataset.ORDERS, Dataset.PRODUCTS)
                .since(earlier)
                .run();
        // cut: end
        return receipt;
    }
}
