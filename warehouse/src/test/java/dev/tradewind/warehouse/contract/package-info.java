/** What a warehouse owes on every engine; extend {@code WarehouseContract} to prove it on a database of your own. */
@NullMarked
package dev.tradewind.warehouse.contract;

import org.jspecify.annotations.NullMarked;
