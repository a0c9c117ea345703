package dev.tradewind.core.model;

/** Who pays for a discount. */
public enum Payer {
    SELLER,
    PLATFORM
}
