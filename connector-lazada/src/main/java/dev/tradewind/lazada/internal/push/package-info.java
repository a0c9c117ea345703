/** What Lazada's pushes say, and what they ask to be read again. */
@NullMarked
package dev.tradewind.lazada.internal.push;

import org.jspecify.annotations.NullMarked;
