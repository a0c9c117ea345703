package dev.tradewind.warehouse.contract;

class LoadDuckDbTest extends LoadRulesContract {
    @Override
    TestDatabase place() {
        return Engines.duckDb();
    }
}
