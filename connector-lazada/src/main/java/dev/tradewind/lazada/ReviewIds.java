package dev.tradewind.lazada;

import java.util.Optional;

/** The ids of reviews among all events of a shop: the events of other feeds have other ids. */
final class ReviewIds {
    static final String TYPE = "REVIEW";
    private static final String PREFIX = TYPE + "/";

    private ReviewIds() {}

    /** The id of the record. */
    static String record(String reviewId) {
        return PREFIX + reviewId;
    }

    /** The id of the review, empty when the record is none. */
    static Optional<String> review(String recordId) {
        String id = recordId.startsWith(PREFIX) ? recordId.substring(PREFIX.length()) : "";
        return id.matches("\\d{1,19}") ? Optional.of(id) : Optional.empty();
    }
}
