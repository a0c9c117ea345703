@NullMarked
package dev.tradewind.warehouse.internal.load;

import org.jspecify.annotations.NullMarked;
