@NullMarked
package dev.tradewind.lazada.internal.auth;

import org.jspecify.annotations.NullMarked;
