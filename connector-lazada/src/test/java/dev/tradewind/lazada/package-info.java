@NullMarked
package dev.tradewind.lazada;

import org.jspecify.annotations.NullMarked;
