package dev.tradewind.examples;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.auth.KeyProvider;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.lazada.LazadaApp;
import dev.tradewind.lazada.LazadaCredentials;
import dev.tradewind.lazada.LazadaSite;
import dev.tradewind.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.Map;

/** The main job: two shops into one warehouse. Their sellers have consented, and the tokens are in the store. */
public final class QuickStart {
    private QuickStart() {}

    /** Syncs and prints the receipt. */
    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        String key = environment.getOrDefault("LAZADA_APP_KEY", "");
        Secret secret = Secret.of(environment.getOrDefault("LAZADA_APP_SECRET", ""));
        // cut: main-job
        TokenStore tokens = TokenStore.file(Path.of("tokens.json"), KeyProvider.file(Path.of("tokens.json")));
        try (ConnectorRuntime runtime = ConnectorRuntime.create();
                Warehouse warehouse = Warehouse.embedded(Path.of("shop.duckdb"))) {
            LazadaApp lazada = LazadaApp.builder(runtime)
                    .site(LazadaSite.PH)
                    .credentials(new LazadaCredentials(key, secret))
                    .tokens(tokens)
                    .build();
            Receipt receipt = warehouse
                    .sync(
                            lazada.shop("100123").connector(),
                            lazada.shop("100456").connector())
                    .datasets(Dataset.ORDERS)
                    .run();
            System.out.println(receipt);
        }
        // cut: end
    }
}
