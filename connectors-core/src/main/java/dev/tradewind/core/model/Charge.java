package dev.tradewind.core.model;

/**
 * Something else that the buyer pays or is given with an order: a tip, a duty, an order fee. May be negative.
 *
 * @param name the platform's name of it
 * @param amount what it adds to the order's total
 */
public record Charge(String name, Money amount) {}
