/** A platform without HTTP, for tests of sync engines. */
@NullMarked
package dev.tradewind.testkit.memory;

import org.jspecify.annotations.NullMarked;
