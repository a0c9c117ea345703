@NullMarked
package dev.tradewind.examples.runner.config;

import org.jspecify.annotations.NullMarked;
