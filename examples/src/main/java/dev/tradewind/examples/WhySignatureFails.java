package dev.tradewind.examples;

import dev.tradewind.core.auth.Secret;
import dev.tradewind.lazada.SignatureCase;
import dev.tradewind.lazada.SignatureDoctor;
import java.util.Map;

/** Names what is wrong with a signature that a program of one's own has sent to Lazada. */
public final class WhySignatureFails {
    private WhySignatureFails() {}

    static void explain(Map<String, String> params, Secret secret, String whatWasSent) {
        // cut: doctor
        SignatureDoctor.examine(SignatureCase.of("/orders/get", params, secret).sign(whatWasSent))
                .forEach(System.out::println);
        // cut: end
    }
}
