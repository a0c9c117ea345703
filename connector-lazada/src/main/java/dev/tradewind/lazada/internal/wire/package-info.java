/** Lazada's answers: the calls of the gateway, their JSON taken apart, what is a failure, and how fast may be asked. */
@NullMarked
package dev.tradewind.lazada.internal.wire;

import org.jspecify.annotations.NullMarked;
