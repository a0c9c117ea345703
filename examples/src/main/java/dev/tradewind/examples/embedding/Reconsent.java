package dev.tradewind.examples.embedding;

import dev.tradewind.core.ShopRef;
import dev.tradewind.core.receipt.Reauthorization;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.lazada.LazadaApp;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Asks a seller whose consent has ended for a new one, and takes it. */
final class Reconsent {
    private final LazadaApp lazada;
    private final URI callback;
    private final Mail mail;

    Reconsent(LazadaApp lazada, URI callback, Mail mail) {
        this.lazada = lazada;
        this.callback = callback;
        this.mail = mail;
    }

    /** How a seller is reached. */
    interface Mail {
        void send(ShopRef shop, URI link, Optional<Instant> lastGood);
    }

    void ask(Receipt receipt) {
        // cut: reauthorize
        for (Reauthorization needed : receipt.reauthorize()) {
            URI link = lazada.authorizeUrl(session(needed.shop()), callback);
            mail.send(needed.shop(), link, needed.lastGood());
        }
        // cut: end
    }

    void back(String code, String state) {
        // cut: connect
        lazada.connect(code, state);
        // cut: end
    }

    /** What ties the answer to the seller who was asked. */
    static String session(ShopRef shop) {
        return "seller-" + shop.id();
    }
}
