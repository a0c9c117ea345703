package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.spi.Connector;
import java.time.Duration;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The caller's stream of shops, pulled and closed on one thread of the run's own: it may block for as long as it likes, and a
 * run goes on with the shops that it has, and leaves it there when it is told to end. Asked, and its answer taken, by one lane
 * at a time.
 */
final class ShopStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShopStream.class);
    /** How long the end of a run waits for a stream that blocks, before and after it is interrupted. */
    private static final Duration TO_END = Duration.ofSeconds(1);

    private final Stream<? extends Connector> shops;
    private final Iterator<? extends Connector> iterator;
    private final RunThreads threads = new RunThreads(() -> "tradewind-shops");
    private final ExecutorService puller = Executors.newSingleThreadExecutor(threads);
    private volatile @Nullable FutureTask<Pull> last;

    ShopStream(Stream<? extends Connector> shops) {
        this.shops = shops;
        this.iterator = shops.iterator();
    }

    /** What came of a pull. */
    sealed interface Pull {
        /** A connector, or null where the stream holds one. */
        record Given(@Nullable Connector connector) implements Pull {}

        /** The stream threw in place of giving a connector; it may give others. */
        record Thrown(Throwable cause) implements Pull {}

        /** There are no more. */
        record End() implements Pull {}
    }

    /** Asks for the next shop and does not wait for it; says on the stream's thread when it has answered. */
    void ask(Runnable answered) {
        FutureTask<Pull> pull = new FutureTask<>(() -> pull(iterator)) {
            @Override
            protected void done() {
                answered.run();
            }
        };
        last = pull;
        puller.execute(pull);
    }

    /** Whether it was asked, and its answer has not been taken. */
    boolean isAsked() {
        return last != null;
    }

    /** Whether there is an answer to take. */
    boolean isAnswered() {
        FutureTask<Pull> pull = last;
        return pull != null && pull.isDone();
    }

    /** Takes the answer, which has to be there. */
    Pull take() {
        FutureTask<Pull> pull = Objects.requireNonNull(last, "nothing was asked");
        last = null;
        try {
            return pull.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException("an answer that is there is not waited for", e);
        }
    }

    /** Asks and waits. Also a checked exception comes out of code that was not written in Java. */
    static Pull pull(Iterator<? extends Connector> iterator) {
        try {
            return iterator.hasNext() ? new Pull.Given(iterator.next()) : new Pull.End();
        } catch (Exception | StackOverflowError | LinkageError e) {
            return new Pull.Thrown(e);
        }
    }

    /** Closes the stream once it has returned from its last pull. One that does not, even when interrupted, is not waited for. */
    @Override
    public void close() {
        puller.execute(this::closeStream);
        puller.shutdown();
        if (!threads.awaitEnd(TO_END)) {
            FutureTask<Pull> pull = last;
            if (pull != null) {
                pull.cancel(true);
            }
            threads.awaitEnd(TO_END);
        }
    }

    private void closeStream() {
        try {
            shops.close();
        } catch (RuntimeException e) {
            LOG.warn("the stream of shops could not be closed", e);
        }
    }
}
