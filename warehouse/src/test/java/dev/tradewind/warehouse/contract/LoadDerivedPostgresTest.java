package dev.tradewind.warehouse.contract;

class LoadDerivedPostgresTest extends LoadDerivedContract {
    @Override
    TestDatabase place() {
        return Engines.postgres();
    }
}
