package dev.tradewind.lazada.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A cancellation, return or refund that was asked for (docs of {@code /reverse/getreverseordersforseller} and
 * {@code /order/reverse/return/detail/list}, which name some fields differently).
 *
 * @param reverseOrderId unique within the shop
 * @param tradeOrderId the order
 * @param requestType {@code CANCEL}, {@code RETURN} or {@code ONLY_REFUND}
 * @param isRtm whether goods go back to the seller, and not to a warehouse of Lazada
 * @param shippingType how they go back
 * @param lines the pieces
 */
public record LazadaReversal(
        @JsonProperty("reverse_order_id") String reverseOrderId,
        @JsonProperty("trade_order_id") @Nullable String tradeOrderId,
        @JsonProperty("request_type") @Nullable String requestType,
        @JsonProperty("is_rtm") @Nullable Boolean isRtm,
        @JsonProperty("shipping_type") @Nullable String shippingType,

        @JsonProperty("reverse_order_lines") @JsonAlias("reverseOrderLineDTOList")
        List<LazadaReversalLine> lines) {
    public LazadaReversal {
        Objects.requireNonNull(reverseOrderId, "reverse_order_id");
        lines = Lists.of(lines);
    }
}
