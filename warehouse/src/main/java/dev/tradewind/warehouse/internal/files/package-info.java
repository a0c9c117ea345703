/** Reads files that sellers download by hand. Knows their form, and nothing of the database. */
@NullMarked
package dev.tradewind.warehouse.internal.files;

import org.jspecify.annotations.NullMarked;
