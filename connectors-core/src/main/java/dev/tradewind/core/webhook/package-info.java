/** Verification of what platforms push, over raw bytes. */
@NullMarked
package dev.tradewind.core.webhook;

import org.jspecify.annotations.NullMarked;
