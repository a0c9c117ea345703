package dev.tradewind.warehouse.contract;

class LoadStockDuckDbTest extends LoadStockContract {
    @Override
    TestDatabase place() {
        return Engines.duckDb();
    }
}
