package dev.tradewind.warehouse.contract;

class LoadDerivedDuckDbTest extends LoadDerivedContract {
    @Override
    TestDatabase place() {
        return Engines.duckDb();
    }
}
