package dev.tradewind.lazada;

import dev.tradewind.testkit.contract.ConnectorContract;
import dev.tradewind.testkit.contract.ShopWork;
import dev.tradewind.testkit.contract.Subject;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.world.Seed;

class LazadaConnectorContractTest extends ConnectorContract {
    @Override
    protected Subject subject() {
        FakeLazada fake = FakeLazada.start(Seed.of(7).orders(400).products(150).tie(120));
        return Subject.of(fake).working(ShopWork.of(fake.world()));
    }
}
