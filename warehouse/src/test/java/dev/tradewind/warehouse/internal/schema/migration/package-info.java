@NullMarked
package dev.tradewind.warehouse.internal.schema.migration;

import org.jspecify.annotations.NullMarked;
