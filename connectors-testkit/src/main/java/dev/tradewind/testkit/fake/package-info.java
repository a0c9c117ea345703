/** What all fake platforms share: faults, journal, drift. */
@NullMarked
package dev.tradewind.testkit.fake;

import org.jspecify.annotations.NullMarked;
