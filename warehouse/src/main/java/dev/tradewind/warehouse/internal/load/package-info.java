/** Puts records into the star schema: validate, fold, stage, merge. */
@NullMarked
package dev.tradewind.warehouse.internal.load;

import org.jspecify.annotations.NullMarked;
