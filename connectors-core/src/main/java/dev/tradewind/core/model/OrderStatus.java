package dev.tradewind.core.model;

/** The normalized state of an order or an order line. The platform's own word is kept beside it. */
public enum OrderStatus {
    /** Placed, and nothing else is known. */
    PENDING,
    /** Waits for the buyer's payment. */
    UNPAID,
    /** Paid, not yet prepared. */
    PAID,
    /** Packed or ready to be picked up. */
    READY_TO_SHIP,
    /** With the carrier. */
    SHIPPED,
    /** Handed to the buyer. */
    DELIVERED,
    /** Closed by the platform after delivery. */
    COMPLETED,
    /** Cancelled before delivery. */
    CANCELLED,
    /** Sent back by the buyer. */
    RETURNED,
    /** Paid back in full. */
    REFUNDED,
    /** Delivery failed, lost or damaged. */
    FAILED,
    /** The platform sent a word that we do not know; see the source status. */
    UNKNOWN
}
