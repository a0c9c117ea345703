package dev.tradewind.examples.architecture.bad.core;

import dev.tradewind.examples.architecture.bad.warehouse.Knowing;

final class Upward {
    Knowing warehouse = new Knowing();
}
