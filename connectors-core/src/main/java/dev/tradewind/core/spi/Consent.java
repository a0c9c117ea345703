package dev.tradewind.core.spi;

import java.net.URI;

/**
 * How the seller of one shop is asked for a consent, for programs that know no platform. Safe for use by several threads; the
 * runtime that it works on belongs to whoever built it.
 */
public interface Consent {
    /** The page to which the seller's browser is sent; good for one consent, of this seller. No I/O. */
    URI authorizeUrl();

    /**
     * Takes the consent. When this returns, its tokens are saved, and the shop can be read whatever became of older ones.
     *
     * @param returned the whole address at which the browser came back, as it stands there
     * @throws dev.tradewind.core.error.ConfigException when it is no such address
     * @throws dev.tradewind.core.error.OtherAccountException when it is the consent of another seller: then nothing was saved
     * @throws dev.tradewind.core.error.InvalidRequestException when the state in it was not made by this app, is over, or was
     *     taken before
     * @throws dev.tradewind.core.error.ReauthorizeException when it was used before, or is too old
     */
    void connect(URI returned);
}
