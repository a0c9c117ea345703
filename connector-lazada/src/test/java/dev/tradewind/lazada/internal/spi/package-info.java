@NullMarked
package dev.tradewind.lazada.internal.spi;

import org.jspecify.annotations.NullMarked;
