/** Lazada: typed client, signing, tokens, and the connector that reads a shop completely. */
@NullMarked
package dev.tradewind.lazada;

import org.jspecify.annotations.NullMarked;
