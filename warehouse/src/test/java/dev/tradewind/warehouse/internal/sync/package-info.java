/** Tests of the engine. */
@NullMarked
package dev.tradewind.warehouse.internal.sync;

import org.jspecify.annotations.NullMarked;
