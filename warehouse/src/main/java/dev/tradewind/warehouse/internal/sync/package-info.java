/** The sync engine: plans under a lease, reads slices in lanes, commits pages, judges evidence, writes receipts. */
@NullMarked
package dev.tradewind.warehouse.internal.sync;

import org.jspecify.annotations.NullMarked;
