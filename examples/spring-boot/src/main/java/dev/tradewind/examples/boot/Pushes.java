package dev.tradewind.examples.boot;

import dev.tradewind.core.error.WebhookException;
import dev.tradewind.core.webhook.WebhookRequest;
import dev.tradewind.core.webhook.WebhookVerifier;
import dev.tradewind.lazada.LazadaPushVerifier;
import dev.tradewind.warehouse.Warehouse;
import java.net.URI;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What Lazada pushes: verified, kept, answered; what it names is read again a little later. */
@RestController
class Pushes {
    private final Warehouse warehouse;
    private final Shops shops;
    private final URI address;
    private final WebhookVerifier verifier;

    Pushes(Warehouse warehouse, Shops shops, Vault vault, @Value("${lazada.push-address}") URI address) {
        this.warehouse = warehouse;
        this.shops = shops;
        this.address = address;
        // The vault is asked for every push: a secret that is reset there needs no restart here.
        this.verifier =
                LazadaPushVerifier.create(vault.text("lazada.key"), () -> List.of(vault.secret("lazada.secret")));
    }

    // cut: pushes
    @PostMapping("/hooks/lazada")
    ResponseEntity<Void> hook(@RequestBody byte[] body, @RequestHeader HttpHeaders headers) {
        try {
            warehouse.hints().add(verifier.verify(WebhookRequest.of(address, headers.asMultiValueMap(), body)));
            return ResponseEntity.ok().build();
        } catch (WebhookException forged) {
            return ResponseEntity.status(401).build();
        }
    }

    @Scheduled(fixedDelayString = "${tradewind.drain}")
    void drain() {
        warehouse.refresh(shops::connector).fromHints().run();
    }
    // cut: end
}
