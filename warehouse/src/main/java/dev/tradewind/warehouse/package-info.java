/** The star schema: open a warehouse, sync connectors into it, ask it. */
@NullMarked
package dev.tradewind.warehouse;

import org.jspecify.annotations.NullMarked;
