@NullMarked
package dev.tradewind.lazada.internal.products;

import org.jspecify.annotations.NullMarked;
