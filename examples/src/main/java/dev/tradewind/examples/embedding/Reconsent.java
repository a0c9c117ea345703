package dev.tradewind.examples.embedding;

import dev.tradewind.core.ShopRef;
import dev.tradewind.core.auth.RefreshResult;
import dev.tradewind.core.receipt.Reauthorization;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.lazada.LazadaApp;
import dev.tradewind.lazada.LazadaShop;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Asks a seller whose consent has ended for a new one, and takes it. */
final class Reconsent {
    private final LazadaApp lazada;
    private final Map<String, LazadaShop> shops = new ConcurrentHashMap<>();
    private final URI callback;
    private final Mail mail;
    private final Consumer<String> log;

    Reconsent(LazadaApp lazada, URI callback, Mail mail, Consumer<String> log) {
        this.lazada = lazada;
        this.callback = callback;
        this.mail = mail;
        this.log = log;
    }

    /** How a seller is reached. */
    interface Mail {
        void send(ShopRef shop, URI link, Optional<Instant> lastGood);
    }

    void ask(Receipt receipt) {
        // cut: reauthorize
        for (Reauthorization needed : receipt.reauthorize()) {
            URI link = shop(needed.shop()).authorizeUrl(callback);
            mail.send(needed.shop(), link, needed.lastGood());
        }
        // cut: end
    }

    void back(String code, String state) {
        // cut: connect
        lazada.connect(code, state);
        // cut: end
    }

    void keepAlive(Stream<String> sellers) {
        // cut: idle
        for (RefreshResult result : lazada.refreshDue(sellers, Duration.ofDays(5))) {
            log.accept(result.key() + " " + result.kind());
        }
        // cut: end
    }

    private LazadaShop shop(ShopRef shop) {
        return shops.computeIfAbsent(shop.id(), lazada::shop);
    }
}
