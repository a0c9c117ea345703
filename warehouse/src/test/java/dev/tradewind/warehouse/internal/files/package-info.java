@NullMarked
package dev.tradewind.warehouse.internal.files;

import org.jspecify.annotations.NullMarked;
