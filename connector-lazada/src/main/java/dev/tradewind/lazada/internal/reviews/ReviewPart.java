package dev.tradewind.lazada.internal.reviews;

import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A part of the reviews of some days, as the id of a document: either products whose reviews are to be read, or where the
 * listing of products goes on. So a listing of any length leaves nothing in memory but one page of it.
 *
 * @param kind which of both
 * @param from reviews made at or after this
 * @param to and before this
 * @param rest ids of products by comma; or which listing, and its position
 */
record ReviewPart(Kind kind, Instant from, Instant to, String rest) {
    /** What is to be done. */
    enum Kind {
        /** Read the reviews of products. */
        ITEMS,
        /** List products that are not deleted. */
        ALL,
        /** List products that were deleted lately. */
        DELETED
    }

    static ReviewPart items(Instant from, Instant to, List<String> ids) {
        return new ReviewPart(Kind.ITEMS, from, to, String.join(",", ids));
    }

    /** The products to read. */
    List<String> ids() {
        return Arrays.asList(rest.split(","));
    }

    Slice slice() {
        return new Slice(
                ReviewFeed.REVIEWS, "", new Scope.Document(String.join(" ", kind.name(), from + " " + to, rest)));
    }

    /** Reads the id of a document. */
    static ReviewPart of(Scope.Document document, ErrorContext context) {
        String[] words = document.id().split(" ", 4);
        try {
            return new ReviewPart(Kind.valueOf(words[0]), Instant.parse(words[1]), Instant.parse(words[2]), words[3]);
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException strange) {
            throw new ProtocolException(
                    context, "no part of the reviews has this name", "Read the days again: reload them.", strange);
        }
    }
}
