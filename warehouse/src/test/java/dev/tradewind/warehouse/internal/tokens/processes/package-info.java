/** Tests of the engine. */
@NullMarked
package dev.tradewind.warehouse.internal.tokens.processes;

import org.jspecify.annotations.NullMarked;
