package dev.tradewind.lazada;

import java.util.List;
import java.util.Objects;

/**
 * A consent that was taken: its tokens are saved.
 *
 * @param grant what the seller granted
 * @param account the seller id under which the tokens are kept, for all shops of the grant
 * @param apart seller ids of shops of the grant that have older tokens of their own, which were left alone: handles on them go
 *     on with those. {@link LazadaApp#shops} gives handles that use the new ones; usually empty
 */
public record LazadaConnection(LazadaGrant grant, String account, List<String> apart) {
    public LazadaConnection {
        Objects.requireNonNull(grant, "grant");
        Objects.requireNonNull(account, "account");
        apart = List.copyOf(apart);
    }

    /** The shops that the tokens are good for: one for each site. */
    public List<LazadaGrant.Seller> sellers() {
        return grant.sellers();
    }
}
