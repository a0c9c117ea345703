package dev.tradewind.core.model;

/** The normalized state of a product. The platform's own word is kept beside it. */
public enum ProductStatus {
    ACTIVE,
    INACTIVE,
    PENDING,
    REJECTED,
    DELETED,
    UNKNOWN
}
