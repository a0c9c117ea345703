@NullMarked
package dev.tradewind.lazada.internal.orders;

import org.jspecify.annotations.NullMarked;
