@NullMarked
package dev.tradewind.lazada.internal.wire;

import org.jspecify.annotations.NullMarked;
