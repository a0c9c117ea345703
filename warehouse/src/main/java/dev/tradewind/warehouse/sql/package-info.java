/** Looks at texts of SQL. */
@NullMarked
package dev.tradewind.warehouse.sql;

import org.jspecify.annotations.NullMarked;
