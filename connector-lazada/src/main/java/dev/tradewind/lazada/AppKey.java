package dev.tradewind.lazada;

import dev.tradewind.core.auth.Secret;

/**
 * An app as its calls are signed: both of one moment.
 *
 * @param key the public key
 * @param secret what signs
 */
record AppKey(String key, Secret secret) {}
