package dev.tradewind.core.model;

import org.jspecify.annotations.Nullable;

/**
 * A tax of a line or of an order.
 *
 * @param amount the tax
 * @param name the platform's name of it, or null
 */
public record Tax(Money amount, @Nullable String name) {}
