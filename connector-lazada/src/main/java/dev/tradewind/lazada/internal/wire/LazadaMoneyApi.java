package dev.tradewind.lazada.internal.wire;

import java.util.Map;
import retrofit2.http.FieldMap;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;

/** The calls about money, returns and parcels of a site's gateway; all need a token, and none changes anything. */
public interface LazadaMoneyApi {
    /** The only POST among the reading calls. */
    String ACCOUNT_TRANSACTIONS = "/finance/transaction/accountTransactions/query";

    @GET("/finance/transaction/details/get")
    LazadaAnswer transactions(@QueryMap Map<String, String> filter);

    @GET("/finance/payout/status/get")
    LazadaAnswer payouts(@Query("created_after") String createdAfter);

    @FormUrlEncoded
    @POST(ACCOUNT_TRANSACTIONS)
    LazadaAnswer accountTransactions(@FieldMap Map<String, String> filter);

    @GET("/reverse/getreverseordersforseller")
    LazadaAnswer reversals(@QueryMap Map<String, String> filter);

    @GET("/order/reverse/return/detail/list")
    LazadaAnswer reversal(@Query("reverse_order_id") String reverseOrderId);

    @GET("/logistic/order/trace")
    LazadaAnswer trace(@Query("order_id") String orderId);
}
