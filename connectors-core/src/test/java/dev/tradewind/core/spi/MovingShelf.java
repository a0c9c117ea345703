package dev.tradewind.core.spi;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.model.Customer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

/** A platform in memory whose records are edited while they are read. An edited one moves to now, out of the window. */
final class MovingShelf implements KeysetSource<MovingShelf.Row> {
    static final Scope.Window WINDOW =
            new Scope.Window(Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-10-08T00:00:00Z"));
    static final int PAGE = 10;

    private static final Instant NOW = Instant.parse("2026-10-09T00:00:00Z");
    private static final Comparator<Row> ORDER = Comparator.comparing(Row::axis).thenComparing(Row::id);

    private final Random random;
    private final Map<String, Row> rows = new HashMap<>();
    private final Set<String> delivered = new HashSet<>();
    private int editsPerPage;
    private int lists;

    record Row(String id, Instant axis) {}

    private MovingShelf(long seed) {
        this.random = new Random(seed);
    }

    /** A hundred rows or more, with two ties of more than a page, and up to two edits before each page. */
    static MovingShelf moving(long seed) {
        MovingShelf shelf = new MovingShelf(seed);
        shelf.editsPerPage = 2;
        for (int i = 0; i < 80; i++) {
            shelf.add(WINDOW.from().plusSeconds(shelf.random.nextInt(7 * 86_400)));
        }
        for (int tie = 0; tie < 2; tie++) {
            Instant at = WINDOW.from().plusSeconds(shelf.random.nextInt(7 * 86_400));
            for (int i = 0; i < 2 * PAGE + shelf.random.nextInt(15); i++) {
                shelf.add(at);
            }
        }
        return shelf;
    }

    /** Rows at these seconds of the window, and nobody edits them. */
    static MovingShelf still(int... seconds) {
        MovingShelf shelf = new MovingShelf(0);
        for (int second : seconds) {
            shelf.add(WINDOW.from().plusSeconds(second));
        }
        return shelf;
    }

    private void add(Instant axis) {
        String id = String.format(Locale.ROOT, "%05d", random.nextInt(100_000));
        rows.put(id, new Row(id, axis));
    }

    int lists() {
        return lists;
    }

    int size() {
        return rows.size();
    }

    /** Rows that are in the window still and were never delivered. */
    Set<String> lost() {
        Set<String> lost = new HashSet<>();
        rows.values().stream().filter(this::isInside).map(Row::id).forEach(lost::add);
        lost.removeAll(delivered);
        return lost;
    }

    @Override
    public Listing<Row> list(KeysetPosition from, Instant to) {
        lists++;
        edit();
        List<Row> matching = rows.values().stream()
                .filter(this::isInside)
                .filter(row -> !row.axis().isBefore(from.at()))
                .sorted(ORDER)
                .skip(from.offset())
                .toList();
        List<Row> page = matching.subList(0, Math.min(PAGE, matching.size()));
        return new Listing<>(page, matching.size() > page.size(), OptionalLong.of(matching.size()));
    }

    /** What a reader does that trusts page numbers. */
    SlicePage pageByNumber(Optional<Cursor> cursor) {
        int number = cursor.map(at -> Integer.parseInt(at.value())).orElse(0);
        Listing<Row> listing = list(new KeysetPosition(WINDOW.from(), Optional.empty(), number * PAGE), WINDOW.to());
        Step next = listing.more()
                ? new Step.More(Cursor.of(String.valueOf(number + 1)))
                : new Step.End(Evidence.of(Proof.CHAINED, "pages by number"));
        return page(listing.rows(), Optional.empty(), next);
    }

    private void edit() {
        for (int edits = random.nextInt(editsPerPage + 1); edits > 0; edits--) {
            List<Row> inside =
                    rows.values().stream().filter(this::isInside).sorted(ORDER).toList();
            if (!inside.isEmpty()) {
                String id = inside.get(random.nextInt(inside.size())).id();
                rows.put(id, new Row(id, NOW));
            }
        }
    }

    private boolean isInside(Row row) {
        return row.axis().isBefore(WINDOW.to());
    }

    @Override
    public Instant axis(Row row) {
        return row.axis();
    }

    @Override
    public String id(Row row) {
        return row.id();
    }

    @Override
    public SlicePage page(List<Row> page, Optional<Instant> coveredTo, Step step) {
        List<Change<?>> changes = new ArrayList<>();
        for (Row row : page) {
            delivered.add(row.id());
            Change<Customer> change = Change.gone(Dataset.CUSTOMERS, row.id(), new Version(row.axis(), NOW));
            changes.add(change);
        }
        return new SlicePage(changes, List.of(), List.of(), List.of(), List.of(), coveredTo, step);
    }
}
