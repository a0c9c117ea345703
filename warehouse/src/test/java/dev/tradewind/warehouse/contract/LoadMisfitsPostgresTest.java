package dev.tradewind.warehouse.contract;

class LoadMisfitsPostgresTest extends LoadMisfitsContract {
    @Override
    TestDatabase place() {
        return Engines.postgres();
    }
}
