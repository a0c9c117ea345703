@NullMarked
package dev.tradewind.examples.runner.sql;

import org.jspecify.annotations.NullMarked;
