/** Connections, transactions and the bulk path of each engine. Knows nothing of what is loaded. */
@NullMarked
package dev.tradewind.warehouse.internal.db;

import org.jspecify.annotations.NullMarked;
