package dev.tradewind.core.spi;

/**
 * Reads one slice for one worker. May hold a download or a spool file. Used by one thread at a time; {@link #next()}
 * honours interrupts.
 */
public interface SliceReader extends AutoCloseable {
    /**
     * Reads on. Not called again after a step other than {@link Step.More}.
     *
     * @throws dev.tradewind.core.error.CursorExpiredException the position is no longer good
     * @throws dev.tradewind.core.error.ThrottledException the limit opens too late to wait for it here
     * @throws dev.tradewind.core.error.ReauthorizeException only a new consent helps
     * @throws dev.tradewind.core.error.ForbiddenException the platform refuses this feed
     * @throws dev.tradewind.core.error.UnreadableException this span can never be read
     * @throws dev.tradewind.core.error.StoppedException the thread was interrupted
     * @throws dev.tradewind.core.error.ConnectorException anything else that retries did not cure
     */
    SlicePage next();

    /** Frees what the reader holds. Idempotent; throws nothing. */
    @Override
    void close();
}
