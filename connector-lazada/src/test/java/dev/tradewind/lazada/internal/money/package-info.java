@NullMarked
package dev.tradewind.lazada.internal.money;

import org.jspecify.annotations.NullMarked;
