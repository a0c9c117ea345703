/** Building blocks of the HTTP pipeline that know nothing of platforms. */
@NullMarked
package dev.tradewind.core.internal.http;

import org.jspecify.annotations.NullMarked;
