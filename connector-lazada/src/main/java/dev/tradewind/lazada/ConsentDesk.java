package dev.tradewind.lazada;

import dev.tradewind.core.Platform;
import dev.tradewind.core.auth.TokenManager;
import dev.tradewind.core.error.ConfigException;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.OtherAccountException;
import java.util.List;
import java.util.Optional;

/** Takes consents that came back: looks at the state first, then at who consented, and only then keeps the tokens. */
final class ConsentDesk {
    private final LazadaApp app;

    ConsentDesk(LazadaApp app) {
        this.app = app;
    }

    /** A consent that came back to a browser session. */
    LazadaConnection take(String code, String state, String session) {
        Optional<ConsentOf> asked = app.oauth().takeState(state, session);
        LazadaGrant grant = app.oauth().exchange(code);
        return asked.isPresent() ? keep(grant, asked.get()) : keep(grant, chain(account(grant)));
    }

    /** A consent that was asked of one shop's seller, whoever brings it. */
    LazadaConnection take(String code, String state) {
        ConsentOf asked = app.oauth().takeState(state);
        return keep(app.oauth().exchange(code), asked);
    }

    /** A consent that was asked of this shop's seller; the pair with which the shop was to begin is older. */
    LazadaConnection take(String code, String state, LazadaShop shop) {
        ConsentOf ours = shop.consentOf();
        ConsentOf asked = app.oauth().takeState(state);
        if (!asked.equals(ours)) {
            throw other(
                    "the link was made for " + asked + ", not for " + ours, "Begin again with a link for this shop.");
        }
        LazadaGrant grant = app.oauth().exchange(code);
        refuseOther(grant, asked);
        return keep(grant, shop.tokens());
    }

    private LazadaConnection keep(LazadaGrant grant, ConsentOf asked) {
        refuseOther(grant, asked);
        return keep(grant, chain(asked.account()));
    }

    private static void refuseOther(LazadaGrant grant, ConsentOf asked) {
        Optional<String> fault = asked.fault(grant);
        if (fault.isPresent()) {
            throw other(
                    fault.get() + "; nothing was saved",
                    "Open a new link in a browser where nobody is signed in, sign in as the seller of the shop, and consent"
                            + " for all sites that the page offers.");
        }
    }

    private LazadaConnection keep(LazadaGrant grant, TokenManager chain) {
        String account = chain.key().account();
        List<String> apart =
                stored(grant).stream().filter(each -> !each.equals(account)).toList();
        chain.connect(grant.tokens());
        return new LazadaConnection(grant, account, apart);
    }

    private TokenManager chain(String account) {
        return app.manager(account, null);
    }

    /** Where its older tokens lie, whichever site they came by; otherwise under the shop of this site, or the first. */
    private String account(LazadaGrant grant) {
        List<String> stored = stored(grant);
        Optional<String> here = grant.on(app.site()).map(LazadaGrant.Seller::sellerId);
        return here.filter(stored::contains)
                .or(() -> stored.stream().findFirst())
                .or(() -> here)
                .or(() -> grant.isCrossBorder()
                        ? grant.sellers().stream().findFirst().map(LazadaGrant.Seller::sellerId)
                        : Optional.empty())
                .orElseThrow(() -> new ConfigException(
                        "the seller granted nothing on " + app.site() + ", only on " + grant.sellers(),
                        "Build the app for the site of the seller.",
                        null));
    }

    private List<String> stored(LazadaGrant grant) {
        return grant.sellers().stream()
                .map(LazadaGrant.Seller::sellerId)
                .distinct()
                .filter(app::hasTokens)
                .toList();
    }

    private static OtherAccountException other(String what, String advice) {
        return new OtherAccountException(ErrorContext.of(Platform.LAZADA, "connect"), what, advice, null);
    }
}
