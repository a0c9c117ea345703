/** Brings a database to the tables that this version expects, or says how it differs. */
@NullMarked
package dev.tradewind.warehouse.internal.schema.migration;

import org.jspecify.annotations.NullMarked;
