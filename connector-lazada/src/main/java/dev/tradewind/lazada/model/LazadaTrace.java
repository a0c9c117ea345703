package dev.tradewind.lazada.model;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parcel and where it has been (doc of {@code /logistic/order/trace}).
 *
 * @param trackingNumber tracking number
 * @param ofcPackageId Lazada's id of the parcel
 * @param logisticDetailInfoList what happened, in the order in which Lazada tells it
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record LazadaTrace(
        @Nullable String trackingNumber, @Nullable String ofcPackageId, List<Event> logisticDetailInfoList) {
    public LazadaTrace {
        logisticDetailInfoList = Lists.of(logisticDetailInfoList);
    }

    /**
     * Something that happened to a parcel.
     *
     * @param eventTime when
     * @param statusCode Lazada's word
     * @param detailType the kind of event
     * @param title a title for people
     * @param description a sentence for people
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Event(
            @Nullable Instant eventTime,
            @Nullable String statusCode,
            @Nullable String detailType,
            @Nullable String title,
            @Nullable String description) {}
}
