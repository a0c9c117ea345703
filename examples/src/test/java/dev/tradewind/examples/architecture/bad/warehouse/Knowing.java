package dev.tradewind.examples.architecture.bad.warehouse;

import dev.tradewind.examples.architecture.bad.lazada.FineSigner;
import dev.tradewind.examples.architecture.bad.testkit.FineFake;

public final class Knowing {
    static final class OfPlatform {
        FineSigner signer = new FineSigner();
    }

    static final class OfTestkit {
        FineFake fake = new FineFake();
    }
}
