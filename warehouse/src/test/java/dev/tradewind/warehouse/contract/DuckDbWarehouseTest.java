package dev.tradewind.warehouse.contract;

class DuckDbWarehouseTest extends WarehouseContract {
    @Override
    protected TestDatabase newDatabase() {
        return Engines.duckDb();
    }
}
