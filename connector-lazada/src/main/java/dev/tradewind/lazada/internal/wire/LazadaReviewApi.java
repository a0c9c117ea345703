package dev.tradewind.lazada.internal.wire;

import java.util.Map;
import retrofit2.http.GET;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;

/** The calls about reviews of a site's gateway; both need a token. */
public interface LazadaReviewApi {
    String HISTORY = "/review/seller/history/list";
    String LIST = "/review/seller/list/v2";

    @GET(HISTORY)
    LazadaAnswer history(@QueryMap Map<String, String> filter);

    /** At most 10 reviews, as a JSON array. */
    @GET(LIST)
    LazadaAnswer reviews(@Query("id_list") String ids);
}
