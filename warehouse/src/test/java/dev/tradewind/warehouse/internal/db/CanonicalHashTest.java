package dev.tradewind.warehouse.internal.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.warehouse.internal.schema.Content;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What equality of content does not see. A column must not slip in here unnoticed. */
class CanonicalHashTest {
    @Test
    void leftOut_always_areKeysTracesAndOurTime() {
        assertThat(CanonicalHash.leftOut(Content.NEVER)).isEqualTo(Map.of());
    }

    @Test
    void leftOut_whereEqualToObservedAt_areTimesThatMayBeOurs() {
        assertThat(CanonicalHash.leftOut(Content.UNLESS_OBSERVED)).isEqualTo(Map.of("x", List.of("")));
    }
}
