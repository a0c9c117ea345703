/** What a connector is: feeds, slices, readers, pages, evidence. A stranger implements this package. */
@NullMarked
package dev.tradewind.core.spi;

import org.jspecify.annotations.NullMarked;
