/** The runner's configuration file: what may stand in it, and every mistake met with its line and what to do. */
@NullMarked
package dev.tradewind.examples.runner.config;

import org.jspecify.annotations.NullMarked;
