package dev.tradewind.examples.stall;

import java.util.List;

/** Where the stall's sales stand. Read anew for every page: it may change while it is read. */
@FunctionalInterface
public interface Notebook {
    /** All sales, in any order. */
    List<Sale> sales();
}
