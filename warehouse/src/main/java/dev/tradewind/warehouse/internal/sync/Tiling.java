package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Span;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Checks that slices tile a stretch exactly, part by part: no hole, no overlap. What does not is refused. */
final class Tiling {
    private Tiling() {}

    /** Why a plan does not tile a span; empty when it does. */
    static Optional<String> fault(Feed feed, Span span, List<Slice> plan) {
        Set<String> parts = new HashSet<>(feed.parts());
        for (Slice slice : plan) {
            if (!slice.feed().equals(feed.name())) {
                return Optional.of("slice " + ScopeText.show(slice) + " belongs to feed " + slice.feed());
            }
            if (!parts.contains(slice.part())) {
                return Optional.of("slice " + ScopeText.show(slice) + " names an unknown part");
            }
        }
        for (String part : feed.parts()) {
            List<Slice> own =
                    plan.stream().filter(slice -> slice.part().equals(part)).toList();
            Optional<String> fault = own.stream().anyMatch(slice -> slice.scope() instanceof Scope.AsOf)
                    ? asOf(part, span, own)
                    : tiles(part, new Extent(span.from(), span.to()), own);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    /**
     * Why the children of a split do not take over what is left of their parent; empty when they do. Ids and documents
     * cover nothing; they must not stand beside windows or days.
     */
    static Optional<String> fault(Slice parent, Optional<Instant> coveredTo, List<Slice> children) {
        Map<String, List<Slice>> parts = new TreeMap<>();
        for (Slice child : children) {
            if (child.equals(parent)) {
                return Optional.of("a child equals its parent");
            }
            if (!child.feed().equals(parent.feed())) {
                return Optional.of("child " + ScopeText.show(child) + " belongs to feed " + child.feed());
            }
            if (Extent.of(child.scope()).isPresent()) {
                parts.computeIfAbsent(child.part(), any -> new ArrayList<>()).add(child);
            }
        }
        Optional<Extent> whole = Extent.of(parent.scope());
        if (parts.isEmpty() || whole.isEmpty()) {
            return Optional.empty();
        }
        if (parts.values().stream().mapToInt(List::size).sum() != children.size()) {
            return Optional.of("children in time stand beside ids or documents");
        }
        Instant from = coveredTo
                .filter(whole.get().from()::isBefore)
                .orElse(whole.get().from());
        Extent rest = new Extent(from, whole.get().to());
        return parts.entrySet().stream()
                .flatMap(part -> tiles(part.getKey(), rest, part.getValue()).stream())
                .findFirst();
    }

    private static Optional<String> asOf(String part, Span span, List<Slice> slices) {
        boolean one = slices.size() == 1
                && slices.get(0).scope() instanceof Scope.AsOf asOf
                && asOf.at().equals(span.to());
        return one ? Optional.empty() : Optional.of(name(part) + "needs exactly one slice as of " + span.to());
    }

    private static Optional<String> tiles(String part, Extent whole, List<Slice> slices) {
        List<Extent> extents = slices.stream()
                .flatMap(slice -> Extent.of(slice.scope()).stream())
                .sorted(Comparator.comparing(Extent::from))
                .toList();
        if (extents.size() != slices.size()) {
            return Optional.of(name(part) + "holds slices that cover no time");
        }
        Instant reached = whole.from();
        for (Extent extent : extents) {
            if (!extent.from().equals(reached)) {
                String what = extent.from().isAfter(reached) ? "a hole" : "an overlap";
                return Optional.of(name(part) + "has " + what + " at " + reached + ": next is " + extent.from());
            }
            reached = extent.to();
        }
        return reached.equals(whole.to())
                ? Optional.empty()
                : Optional.of(name(part) + "ends at " + reached + " instead of " + whole.to());
    }

    private static String name(String part) {
        return part.isEmpty() ? "the plan " : "part " + part + " ";
    }
}
