package dev.tradewind.warehouse.internal.files;

/** A file that cannot be read at all. Becomes the public error once the file's name is known. */
public final class BadFile extends Exception {
    private static final long serialVersionUID = 1L;

    private final long line;
    private final String advice;

    BadFile(long line, String message, String advice) {
        super(message);
        this.line = line;
        this.advice = advice;
    }

    /** The line, from 1; 0 when it is about the whole file. */
    public long line() {
        return line;
    }

    /** What to do. */
    public String advice() {
        return advice;
    }
}
