/** Tests of the engine. */
@NullMarked
package dev.tradewind.warehouse.internal.tokens;

import org.jspecify.annotations.NullMarked;
