@NullMarked
package dev.tradewind.lazada.internal.reviews;

import org.jspecify.annotations.NullMarked;
