/**
 * Lazada's records as Lazada names them. Names, phone numbers and streets of buyers are left out on purpose; a raw call
 * brings whatever the app may see.
 */
@NullMarked
package dev.tradewind.lazada.model;

import org.jspecify.annotations.NullMarked;
