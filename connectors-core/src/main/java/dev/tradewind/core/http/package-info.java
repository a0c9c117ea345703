/** The one pipeline through which every platform is called: permits, retries, signing, limits, redaction. */
@NullMarked
package dev.tradewind.core.http;

import org.jspecify.annotations.NullMarked;
