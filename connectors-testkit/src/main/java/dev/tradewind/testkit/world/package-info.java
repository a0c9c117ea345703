/** Seeded shops of any size, made record by record and never held in memory. */
@NullMarked
package dev.tradewind.testkit.world;

import org.jspecify.annotations.NullMarked;
