package dev.tradewind.warehouse.internal.schema;

/** A value does not fit its column. The message never holds the value. */
public final class UnfitValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final String column;
    private final String reason;

    UnfitValueException(String column, String reason) {
        super("column " + column + ": " + reason);
        this.column = column;
        this.reason = reason;
    }

    /** The column's name. */
    public String column() {
        return column;
    }

    /** One line for people, without the value. */
    public String reason() {
        return reason;
    }
}
