package dev.tradewind.core.spi;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What comes after a page. */
public sealed interface Step {
    /**
     * More pages: from here a new reader can go on.
     *
     * @param cursor the position after the page
     */
    record More(Cursor cursor) implements Step {
        public More {
            Objects.requireNonNull(cursor, "cursor");
        }
    }

    /**
     * Nothing before an instant: a job is being built, or a permit is minutes away. The reader is closed meanwhile.
     *
     * @param cursor the position to go on from
     * @param until when to ask again, by the runtime's clock
     */
    record Wait(Cursor cursor, Instant until) implements Step {
        public Wait {
            Objects.requireNonNull(cursor, "cursor");
            Objects.requireNonNull(until, "until");
        }
    }

    /**
     * The rest of this slice is better read as these: too big, or a listing of things to read. The slice is done when
     * all of them are. Children in time must tile what the parent has not covered; documents and ids stand for all of it.
     *
     * @param children at least one
     */
    record Split(List<Slice> children) implements Step {
        public Split {
            children = List.copyOf(children);
            if (children.isEmpty()) {
                throw new IllegalArgumentException("a split needs children");
            }
        }
    }

    /**
     * The slice is read to its end.
     *
     * @param evidence what shows that it is whole
     */
    record End(Evidence evidence) implements Step {
        public End {
            Objects.requireNonNull(evidence, "evidence");
        }
    }
}
