package dev.tradewind.warehouse.internal.load;

/** A record that no table can hold as it is. Caught where records are staged; costs the record only. */
final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String field;

    /**
     * @param field which field is at fault
     * @param reason one line for people, without values of the record
     */
    Unfit(String field, String reason) {
        super(reason, null, false, false);
        this.field = field;
    }

    String field() {
        return field;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
