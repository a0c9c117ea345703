@NullMarked
package dev.tradewind.lazada.internal.ads;

import org.jspecify.annotations.NullMarked;
