/** Secrets, token records, token stores and the manager that keeps one token fresh over threads and processes. */
@NullMarked
package dev.tradewind.core.auth;

import org.jspecify.annotations.NullMarked;
