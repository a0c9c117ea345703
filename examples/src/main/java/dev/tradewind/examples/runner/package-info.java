/** The command line: demo, sync, check, import, sql, status and tokens. A thin user of the library. */
@NullMarked
package dev.tradewind.examples.runner;

import org.jspecify.annotations.NullMarked;
