package dev.tradewind.lazada;

import dev.tradewind.testkit.contract.ConnectorContract;
import dev.tradewind.testkit.contract.Subject;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.world.Seed;

class LazadaConnectorContractTest extends ConnectorContract {
    @Override
    protected Subject subject() {
        return Subject.of(FakeLazada.start(Seed.of(7).orders(400)));
    }
}
