package dev.tradewind.examples.runner;

import dev.tradewind.core.event.CommitEvent;
import dev.tradewind.core.event.SliceEvent;
import dev.tradewind.core.event.SyncListener;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows on standard error how far a sync has come: a bar on a terminal, else a line now and then. What there is to do
 * grows while it runs, since slices are planned and split as it goes.
 */
final class Progress implements SyncListener, AutoCloseable {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private final Console console;
    private final @Nullable ProgressBar bar;
    private final Set<Object> slices = new HashSet<>();
    private final Set<Object> done = new HashSet<>();
    private Instant nextLine;
    private long records;

    Progress(Console console, String task) {
        this.console = console;
        this.nextLine = console.clock().instant().plus(BETWEEN_LINES);
        this.bar = console.terminal()
                ? new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(1)
                        .setUnit(" slices", 1)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200)
                        .setConsumer(new ConsoleProgressBarConsumer(System.err, 100))
                        .build()
                : null;
    }

    @Override
    public synchronized void onSlice(SliceEvent event) {
        Object slice = List.of(event.shop(), event.slice());
        slices.add(slice);
        if (event.state().equals("EXPLAINED") || event.state().equals("GAP")) {
            done.add(slice);
        }
        show();
    }

    @Override
    public synchronized void onCommit(CommitEvent event) {
        records += event.counts().read();
        show();
    }

    private void show() {
        if (bar != null) {
            bar.maxHint(Math.max(1, slices.size()));
            bar.stepTo(done.size());
            bar.setExtraMessage(String.format(Locale.ROOT, "%,d records", records));
            return;
        }
        Instant now = console.clock().instant();
        if (!now.isBefore(nextLine)) {
            nextLine = now.plus(BETWEEN_LINES);
            console.err()
                    .println(String.format(
                            Locale.ROOT,
                            "%,d records read, %,d of %,d slices done",
                            records,
                            done.size(),
                            slices.size()));
        }
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
