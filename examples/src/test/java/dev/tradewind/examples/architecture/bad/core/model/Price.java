package dev.tradewind.examples.architecture.bad.core.model;

public record Price(double amount) {}
