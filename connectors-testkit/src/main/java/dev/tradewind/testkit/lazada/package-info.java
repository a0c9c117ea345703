/** A fake Lazada Open Platform on loopback. */
@NullMarked
package dev.tradewind.testkit.lazada;

import org.jspecify.annotations.NullMarked;
