/** What token stores stand on and nobody else needs. */
@NullMarked
package dev.tradewind.core.internal.auth;

import org.jspecify.annotations.NullMarked;
