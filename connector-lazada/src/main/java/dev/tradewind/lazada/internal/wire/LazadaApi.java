package dev.tradewind.lazada.internal.wire;

import java.util.Map;
import retrofit2.http.GET;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;

/** The reading calls of a site's gateway; all need a token. */
public interface LazadaApi {
    String ADGROUPS = "/sponsor/solutions/report/getDiscoveryReportAdgroup";

    @GET(ADGROUPS)
    LazadaAnswer adgroups(@QueryMap Map<String, String> filter);

    @GET("/sponsor/solutions/report/getReportOverview")
    LazadaAnswer adOverview(@QueryMap Map<String, String> filter);

    @GET("/orders/get")
    LazadaAnswer orders(@QueryMap Map<String, String> filter);

    @GET("/order/get")
    LazadaAnswer order(@Query("order_id") String orderId);

    @GET("/order/items/get")
    LazadaAnswer items(@Query("order_id") String orderId);

    /** At most 50 orders, as a JSON array. */
    @GET("/orders/items/get")
    LazadaAnswer itemsOf(@Query("order_ids") String orderIds);

    @GET("/products/get")
    LazadaAnswer products(@QueryMap Map<String, String> filter);

    @GET("/product/item/get")
    LazadaAnswer product(@Query("item_id") String itemId);

    @GET("/category/tree/get")
    LazadaAnswer categories(@Query("language_code") String language);

    @GET("/seller/get")
    LazadaAnswer seller();
}
