@NullMarked
package dev.tradewind.warehouse.internal.schema;

import org.jspecify.annotations.NullMarked;
