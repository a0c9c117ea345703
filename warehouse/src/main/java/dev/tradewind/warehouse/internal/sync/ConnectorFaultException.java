package dev.tradewind.warehouse.internal.sync;

import org.jspecify.annotations.Nullable;

/** A connector broke its contract: it gave null, or threw what no connector may throw. */
final class ConnectorFaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConnectorFaultException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
