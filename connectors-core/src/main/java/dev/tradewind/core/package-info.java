/** Names that every room of Tradewind uses: platforms, shops, datasets, spans. */
@NullMarked
package dev.tradewind.core;

import org.jspecify.annotations.NullMarked;
