package dev.tradewind.examples.architecture.bad.warehouse;

import org.jooq.SQLDialect;
import org.jspecify.annotations.NullMarked;

@NullMarked
final class FineTable {
    SQLDialect dialect = SQLDialect.DUCKDB;
}
