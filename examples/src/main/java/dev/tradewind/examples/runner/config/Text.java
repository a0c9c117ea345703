package dev.tradewind.examples.runner.config;

/**
 * A value in the file, its variables filled in.
 *
 * @param value as the user wrote it: {@code 0012} stays {@code 0012}
 * @param line where it stands
 */
record Text(String value, int line) {
    @Override
    public String toString() {
        return "line " + line; // may be a credential
    }
}
