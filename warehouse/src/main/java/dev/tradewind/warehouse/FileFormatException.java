package dev.tradewind.warehouse;

import dev.tradewind.core.error.TradewindException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that cannot be imported; nothing of it was loaded. */
public final class FileFormatException extends TradewindException {
    private static final long serialVersionUID = 1L;
    private final long line;

    FileFormatException(Path file, long line, String message, String advice, @Nullable Throwable cause) {
        super((line > 0 ? file + ":" + line : file) + ": " + message, advice, cause);
        this.line = line;
    }

    /** The line at fault, from 1; 0 when it is about the whole file. */
    public long line() {
        return line;
    }
}
