package dev.tradewind.warehouse.contract;

class LoadDimensionsPostgresTest extends LoadDimensionsContract {
    @Override
    TestDatabase place() {
        return Engines.postgres();
    }
}
