package dev.tradewind.warehouse.contract;

class PostgresWarehouseTest extends WarehouseContract {
    @Override
    protected TestDatabase newDatabase() {
        return Engines.postgres();
    }
}
