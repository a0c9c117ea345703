package dev.tradewind.examples.boot;

import dev.tradewind.core.error.ConnectorException;
import dev.tradewind.core.error.InvalidRequestException;
import dev.tradewind.core.error.OtherAccountException;
import dev.tradewind.core.error.ReauthorizeException;
import dev.tradewind.lazada.LazadaApp;
import dev.tradewind.lazada.LazadaSite;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** A seller's consent: sends the browser to Lazada, and saves the tokens when it comes back. */
@RestController
class Consents {
    private final Shops shops;
    private final URI address;

    /** The address is ours by configuration: whoever asks can name any host in a request. */
    Consents(Shops shops, @Value("${lazada.consent-address}") URI address) {
        this.shops = shops;
        this.address = address;
    }

    @GetMapping("/consents/{site}")
    ResponseEntity<Void> ask(@PathVariable LazadaSite site, HttpSession session) {
        URI redirect = UriComponentsBuilder.fromUri(address)
                .path("/consents/{site}/done")
                .build(site);
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(app(site).authorizeUrl(session.getId(), redirect))
                .build();
    }

    @GetMapping("/consents/{site}/done")
    String done(
            @PathVariable LazadaSite site, @RequestParam String code, @RequestParam String state, HttpSession session) {
        try {
            return "Thank you. Connected: "
                    + app(site).connect(code, state, session.getId()).sellers();
        } catch (InvalidRequestException | OtherAccountException | ReauthorizeException refused) {
            throw beginAgain(refused);
        }
    }

    private static ResponseStatusException beginAgain(ConnectorException refused) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, refused.getMessage(), refused);
    }

    private LazadaApp app(LazadaSite site) {
        return shops.app(site).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
