package dev.tradewind.lazada.internal.auth;

import dev.tradewind.core.auth.Secret;

/**
 * An app as its calls are signed: both of one moment.
 *
 * @param key the public key
 * @param secret what signs
 */
public record AppKey(String key, Secret secret) {}
