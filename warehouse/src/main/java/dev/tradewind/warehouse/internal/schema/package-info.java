/** The tables, defined once: DDL, staging, bulk encoding, the data dictionary and the drift check come from here. */
@NullMarked
package dev.tradewind.warehouse.internal.schema;

import org.jspecify.annotations.NullMarked;
