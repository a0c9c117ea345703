/** JSON as it was received, without a library type in the signature. */
@NullMarked
package dev.tradewind.core.json;

import org.jspecify.annotations.NullMarked;
