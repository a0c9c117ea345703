package dev.tradewind.warehouse.contract;

class LoadVersionsPostgresTest extends LoadVersionsContract {
    @Override
    TestDatabase place() {
        return Engines.postgres();
    }
}
