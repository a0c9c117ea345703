package dev.tradewind.lazada.internal.auth;

import dev.tradewind.lazada.internal.wire.LazadaAnswer;
import retrofit2.http.Field;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.POST;

/**
 * The token calls of the authorisation host: signed, never with a token. GET works, too, but a code or refresh token in a
 * URL ends in the logs of every proxy on the way.
 */
public interface LazadaAuthApi {
    @FormUrlEncoded
    @POST("/auth/token/create")
    LazadaAnswer create(@Field("code") String code);

    @FormUrlEncoded
    @POST("/auth/token/refresh")
    LazadaAnswer refresh(@Field("refresh_token") String refreshToken);
}
