package dev.tradewind.warehouse.contract;

class LoadMisfitsDuckDbTest extends LoadMisfitsContract {
    @Override
    TestDatabase place() {
        return Engines.duckDb();
    }
}
