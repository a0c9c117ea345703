package dev.tradewind.examples.runner;

/** The warehouse of the configuration cannot be opened: absent, locked, refused. Nothing ran, and the input may be good. */
final class DatabaseUnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseUnusableException(RuntimeException cause) {
        super(cause.getMessage(), cause);
    }
}
