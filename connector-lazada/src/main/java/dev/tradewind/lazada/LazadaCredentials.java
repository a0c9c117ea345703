package dev.tradewind.lazada;

import dev.tradewind.core.auth.Secret;
import dev.tradewind.lazada.internal.auth.AppKey;
import java.util.Objects;

/**
 * Key and secret of one app, from the console of Lazada Open Platform. Both must be of the same app: a mixed pair ends
 * in {@code IncompleteSignature}.
 *
 * @param appKey the public key: digits
 * @param appSecret the secret
 */
public record LazadaCredentials(String appKey, Secret appSecret) {
    public LazadaCredentials {
        Objects.requireNonNull(appSecret, "appSecret");
        if (appKey.isBlank() || !appKey.equals(appKey.strip())) {
            throw new IllegalArgumentException("appKey must not be blank and must have no blanks around it");
        }
    }

    /** As calls are signed. */
    AppKey signing() {
        return new AppKey(appKey, appSecret);
    }

    /** Key and secret as settings hold them: both as secrets, though the key is public. */
    static LazadaCredentials of(Secret appKey, Secret appSecret) {
        return new LazadaCredentials(appKey.reveal(), appSecret);
    }
}
