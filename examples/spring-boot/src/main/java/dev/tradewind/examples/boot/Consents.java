package dev.tradewind.examples.boot;

import dev.tradewind.core.error.InvalidRequestException;
import dev.tradewind.lazada.LazadaApp;
import dev.tradewind.lazada.LazadaSite;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A seller's consent: sends the browser to Lazada, and saves the tokens when it comes back. */
@RestController
class Consents {
    private final Shops shops;

    Consents(Shops shops) {
        this.shops = shops;
    }

    @GetMapping("/consents/{site}")
    ResponseEntity<Void> ask(@PathVariable LazadaSite site, @RequestParam String session) {
        URI redirect = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/consents/{site}/done")
                .build(site);
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(app(site).authorizeUrl(session, redirect))
                .build();
    }

    @GetMapping("/consents/{site}/done")
    String done(@PathVariable LazadaSite site, @RequestParam String code, @RequestParam String state) {
        try {
            return "Thank you. Connected: " + app(site).connect(code, state).sellers();
        } catch (InvalidRequestException forged) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, forged.getMessage(), forged);
        }
    }

    private LazadaApp app(LazadaSite site) {
        return shops.app(site).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
