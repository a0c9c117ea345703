package dev.tradewind.warehouse.contract;

class LoadVersionsDuckDbTest extends LoadVersionsContract {
    @Override
    TestDatabase place() {
        return Engines.duckDb();
    }
}
