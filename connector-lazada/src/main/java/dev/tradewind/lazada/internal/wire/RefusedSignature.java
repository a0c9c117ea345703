package dev.tradewind.lazada.internal.wire;

import java.util.Map;

/** Finds out what may be wrong with a signature that the gateway refused. */
@FunctionalInterface
public interface RefusedSignature {
    /**
     * What to do.
     *
     * @param path the API path that was called
     * @param headers of the answer
     */
    String advice(String path, Map<String, String> headers);
}
