package dev.tradewind.core.auth;

/**
 * A stored token record with its version.
 *
 * @param record what is stored
 * @param version grows by at least one with every save; 0 stands for "nothing stored"
 */
public record Versioned(TokenRecord record, long version) {}
