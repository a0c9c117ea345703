/** Errors, sorted by what has to happen next. */
@NullMarked
package dev.tradewind.core.error;

import org.jspecify.annotations.NullMarked;
