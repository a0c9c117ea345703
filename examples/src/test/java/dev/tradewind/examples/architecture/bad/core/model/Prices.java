package dev.tradewind.examples.architecture.bad.core.model;

import java.util.List;

public record Prices(List<Float> amounts) {}
