/** Signing, and the calls that make tokens: here alone a secret of the app is used. */
@NullMarked
package dev.tradewind.lazada.internal.auth;

import org.jspecify.annotations.NullMarked;
