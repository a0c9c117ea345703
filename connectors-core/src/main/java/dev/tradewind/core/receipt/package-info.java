/** What a run did, shop by shop and dataset by dataset, and the proof of it. */
@NullMarked
package dev.tradewind.core.receipt;

import org.jspecify.annotations.NullMarked;
