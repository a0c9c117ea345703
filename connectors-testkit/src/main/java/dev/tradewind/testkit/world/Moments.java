package dev.tradewind.testkit.world;

/**
 * When the records of a world were last changed, at first: never falling with the place, spread over the whole span, with
 * small ties everywhere and one large tie in the middle if the seed asks for it.
 */
final class Moments {
    private static final int BLOCK = 8;

    private final long seed;
    private final long count;
    private final long start;
    private final long span;
    private final long tieFrom;
    private final long tieTo;

    Moments(Seed seed, long count, int tie) {
        this.seed = seed.value();
        this.count = count;
        this.start = seed.from().getEpochSecond();
        this.span = seed.to().getEpochSecond() - start;
        this.tieFrom = (count - tie) / 2;
        this.tieTo = tieFrom + (tie > 1 ? tie : 0);
    }

    long second(long index) {
        long leader = leader(index);
        long cell = cell(leader);
        return cell + Draw.of(seed, Draw.Stream.MOMENT, leader).below(Math.max(1, cell(leader + 1) - cell));
    }

    private long cell(long index) {
        return start + Math.multiplyExact(index, span) / count;
    }

    /** The record whose second this one shares; never a later one, and leaders never fall with the place. */
    private long leader(long index) {
        if (index >= tieFrom && index < tieTo) {
            return tieFrom;
        }
        long block = index - index % BLOCK;
        Draw draw = Draw.of(seed, Draw.Stream.TIE, block);
        if (!draw.percent(25)) {
            return index;
        }
        long from = block + draw.below(BLOCK / 2);
        long to = from + draw.between(2, 4);
        boolean meetsLargeTie = from < tieTo && to > tieFrom;
        return index >= from && index < to && !meetsLargeTie ? from : index;
    }
}
