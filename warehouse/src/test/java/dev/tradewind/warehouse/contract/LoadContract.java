package dev.tradewind.warehouse.contract;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Loads into a new warehouse for each test, on a database that the subclass names. */
abstract class LoadContract {
    /** The warehouse of this test. */
    LoadHarness warehouse;

    abstract TestDatabase place();

    @BeforeEach
    void open() {
        warehouse = new LoadHarness(place());
    }

    @AfterEach
    void close() {
        warehouse.close();
    }
}
