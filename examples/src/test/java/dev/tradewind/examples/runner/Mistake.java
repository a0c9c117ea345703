package dev.tradewind.examples.runner;

import java.util.function.Function;

/**
 * A mistake that is made early.
 *
 * @param id a name for it
 * @param did what the user did
 * @param code the exit code that it leads to
 * @param message what he reads, or the telling part of it
 * @param play makes the mistake
 */
record Mistake(String id, String did, int code, String message, Function<Shell, Shell.Result> play) {
    @Override
    public String toString() {
        return id;
    }
}
