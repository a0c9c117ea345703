/** What a service writes that runs syncs in production; the documents are cut from it. */
@NullMarked
package dev.tradewind.examples.embedding;

import org.jspecify.annotations.NullMarked;
