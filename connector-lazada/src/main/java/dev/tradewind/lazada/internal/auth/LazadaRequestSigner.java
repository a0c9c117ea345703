package dev.tradewind.lazada.internal.auth;

import dev.tradewind.core.auth.AccessToken;
import dev.tradewind.core.http.ApiRequest;
import dev.tradewind.core.http.Param;
import dev.tradewind.core.http.RequestSigner;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Signs requests in the wire shape of the official Java SDK: system parameters and the signature in the query, business
 * parameters of a POST in the form. Drops parameters with blank values, on which the official clients disagree.
 */
public final class LazadaRequestSigner implements RequestSigner {
    /** Token calls are signed, but never with a token. */
    private static final String TOKEN_CALLS = "/auth/token/";

    private final Supplier<AppKey> credentials;
    private final Optional<String> partnerId;

    /**
     * Makes a signer.
     *
     * @param credentials asked for every request, so that a changed secret needs no restart
     * @param partnerId the client's name for apps to which the gateway answers {@code MissingPartner}, usually empty
     */
    public LazadaRequestSigner(Supplier<AppKey> credentials, Optional<String> partnerId) {
        this.credentials = credentials;
        this.partnerId = partnerId;
    }

    @Override
    public ApiRequest sign(ApiRequest request, Instant now, Optional<AccessToken> token) {
        AppKey app = credentials.get();
        ApiRequest sent = request.query(withoutBlanks(request.query())).form(withoutBlanks(request.form()));
        sent = sent.plusQuery("app_key", app.key())
                .plusQuery("sign_method", "sha256")
                .plusQuery("timestamp", Long.toString(now.toEpochMilli()));
        if (partnerId.isPresent()) {
            sent = sent.plusQuery("partner_id", partnerId.get());
        }
        if (token.isPresent() && !request.path().startsWith(TOKEN_CALLS)) {
            sent = sent.plusQuery("access_token", token.get().value().reveal());
        }
        return sent.plusQuery("sign", IopSigner.sign(app.secret(), request.path(), signed(sent)));
    }

    private static Map<String, String> signed(ApiRequest request) {
        Map<String, String> params = new HashMap<>();
        request.query().forEach(param -> params.put(param.name(), param.value()));
        request.form().forEach(param -> params.put(param.name(), param.value()));
        return params;
    }

    private static List<Param> withoutBlanks(List<Param> params) {
        return params.stream().filter(param -> !param.value().isBlank()).toList();
    }
}
