@NullMarked
package dev.tradewind.warehouse.internal.db;

import org.jspecify.annotations.NullMarked;
