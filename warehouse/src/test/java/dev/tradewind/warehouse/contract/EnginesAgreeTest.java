package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.warehouse.internal.db.CanonicalHash;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.schema.TableDef;
import dev.tradewind.warehouse.internal.schema.Tables;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class EnginesAgreeTest {
    @Test
    void canonicalHash_sameRowsInEveryTable_isTheSameOnBothEngines() {
        SortedMap<String, String> duckDb = hashes(Engines.duckDb());
        assertThat(hashes(Engines.postgres()))
                .isEqualTo(duckDb)
                .containsKeys("fact_orders", "dim_product", "wh_ledger");
    }

    private static SortedMap<String, String> hashes(TestDatabase place) {
        List<String> hostile = HostileStrings.list(100);
        try (Database database = place.migrated()) {
            for (TableDef table : Tables.all()) {
                database.run(tx -> SampleRows.load(tx, table, SampleRows.rows(table, hostile)));
            }
            return CanonicalHash.of(database);
        }
    }
}
