package dev.tradewind.examples.architecture.bad.core;

import org.jspecify.annotations.NullMarked;

@NullMarked
final class Printing {
    static final class Out {
        void print() {
            System.out.println("x");
        }
    }

    static final class Err {
        void print() {
            System.err.println("x");
        }
    }

    static final class Trace {
        void print(Exception failure) {
            failure.printStackTrace();
        }
    }

    static final class FineTrace {
        void print(Exception failure, java.io.PrintWriter out) {
            failure.printStackTrace(out);
        }
    }
}
