/** The token store in a table: its definition, its rows, and how a save stays safe when a commit's answer is lost. */
@NullMarked
package dev.tradewind.warehouse.internal.tokens;

import org.jspecify.annotations.NullMarked;
