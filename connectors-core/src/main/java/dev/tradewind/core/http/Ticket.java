package dev.tradewind.core.http;

import java.util.List;

/**
 * A call that waits for permits.
 *
 * @param shop whose call it is
 * @param buckets what it draws on, the widest last
 * @param number order of arrival
 */
record Ticket(String shop, List<Bucket> buckets, long number) {
    /** Where shops meet. */
    Bucket widest() {
        return buckets.get(buckets.size() - 1);
    }
}
