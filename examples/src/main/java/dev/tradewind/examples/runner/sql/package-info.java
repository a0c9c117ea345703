/** Asks the warehouse in SQL, read only, and prints CSV. Plain JDBC: what any program could do. */
@NullMarked
package dev.tradewind.examples.runner.sql;

import org.jspecify.annotations.NullMarked;
