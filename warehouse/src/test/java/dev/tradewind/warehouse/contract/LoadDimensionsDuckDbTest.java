package dev.tradewind.warehouse.contract;

class LoadDimensionsDuckDbTest extends LoadDimensionsContract {
    @Override
    TestDatabase place() {
        return Engines.duckDb();
    }
}
