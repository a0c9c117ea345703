/** How JSON is read and written inside the libraries. */
@NullMarked
package dev.tradewind.core.internal.json;

import org.jspecify.annotations.NullMarked;
