package dev.tradewind.warehouse.contract;

class LoadStockPostgresTest extends LoadStockContract {
    @Override
    TestDatabase place() {
        return Engines.postgres();
    }
}
