package dev.tradewind.core.webhook;

/** Tells genuine pushes of one platform's app from all others. Calls nobody. Safe for use by several threads. */
@FunctionalInterface
public interface WebhookVerifier {
    /**
     * Checks the signature over the raw bytes in constant time, and only then reads the body.
     *
     * @throws dev.tradewind.core.error.WebhookException when it is forged, damaged or too old: answer 401 and use nothing
     */
    WebhookEvent verify(WebhookRequest request);
}
