@NullMarked
package dev.tradewind.lazada.fakes;

import org.jspecify.annotations.NullMarked;
