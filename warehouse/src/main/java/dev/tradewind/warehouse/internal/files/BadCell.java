package dev.tradewind.warehouse.internal.files;

/** A cell that costs its row. */
final class BadCell extends Exception {
    private static final long serialVersionUID = 1L;

    private final Column column;

    BadCell(Column column, String message) {
        super(message);
        this.column = column;
    }

    Column column() {
        return column;
    }
}
