package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.spi.Rejected;
import java.util.Objects;

/**
 * A record that the warehouse cannot hold.
 *
 * @param origin the origin of its item
 * @param rejected what and why, stage LOAD
 */
public record LoadReject(int origin, Rejected rejected) {
    public LoadReject {
        Objects.requireNonNull(rejected, "rejected");
    }
}
