package dev.tradewind.warehouse.contract;

class LoadPostgresTest extends LoadRulesContract {
    @Override
    TestDatabase place() {
        return Engines.postgres();
    }
}
