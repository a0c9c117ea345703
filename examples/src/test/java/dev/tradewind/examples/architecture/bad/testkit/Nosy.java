package dev.tradewind.examples.architecture.bad.testkit;

import dev.tradewind.examples.architecture.bad.lazada.FineSigner;

final class Nosy {
    FineSigner signer = new FineSigner();
}
