package dev.tradewind.warehouse.sql;

import java.util.Arrays;

/**
 * A text of SQL without what is quoted and without its comments, to see how many statements it holds and with which words
 * they begin. It reads as DuckDB and PostgreSQL do: {@code ''} inside a quote, {@code E'\''}, {@code $tag$}, comments inside
 * comments, and a {@code --} that ends with the line, be it {@code \n} or {@code \r}. From where the two may differ, or a
 * setting of the server decides, nothing is taken for quoted: a semicolon is then never hidden, at worst one too many is seen.
 */
public final class BareSql {
    private static final char QUOTED = '\'';

    private final String sql;
    private final char[] bare;
    private int at;
    /** Whether an {@code E''} was read last: a quote in a line below goes on with it, on some servers. */
    private boolean escapeMayGoOn;

    private BareSql(String sql) {
        this.sql = sql;
        this.bare = sql.toCharArray();
    }

    /**
     * Gives the bare text of some SQL. It has the same length: each character of a comment is a blank in it, and each of
     * what is quoted, the quotes among them, is {@code '}.
     *
     * @param sql any text, of one statement or several
     */
    public static String of(String sql) {
        BareSql text = new BareSql(sql);
        while (text.at < sql.length() && text.next()) {
            // each turn takes one token
        }
        return new String(text.bare);
    }

    /** Takes one token; false when from here on nothing may be hidden. */
    private boolean next() {
        char first = sql.charAt(at);
        if (sql.startsWith("--", at)) {
            return hide(lineEnd(), ' ');
        }
        if (sql.startsWith("/*", at)) {
            return hide(commentEnd(), ' ');
        }
        if (first <= ' ') {
            at++;
            return true;
        }
        if (first == '\'') {
            return !escapeMayGoOn && plain(at);
        }
        escapeMayGoOn = false;
        if (first == '"') {
            return hide(quoteEnd(at, false), QUOTED);
        }
        if (first == '$') {
            return dollar();
        }
        return isWord(first) ? word() : skip();
    }

    private boolean skip() {
        at++;
        return true;
    }

    /** A quote in which a backslash is a character, unless an old setting of the server says that it escapes. */
    private boolean plain(int from) {
        int end = quoteEnd(from, false);
        return (end < 0 || sql.substring(from, end).indexOf("\\'") < 0) && hide(end, QUOTED);
    }

    /** A name, a keyword or a number, and the quote that it may introduce. */
    private boolean word() {
        int from = at;
        while (at < sql.length() && (isWord(sql.charAt(at)) || sql.charAt(at) == '$')) {
            at++;
        }
        String word = sql.substring(from, at);
        if (at == sql.length() || sql.charAt(at) != '\'') {
            // A dollar is a part of a name, but begins a quote after a number, or after a blank that is not ASCII.
            return word.indexOf('$') < 0;
        }
        if (word.equalsIgnoreCase("e")) {
            boolean closed = hide(quoteEnd(at, true), QUOTED);
            escapeMayGoOn = true;
            return closed;
        }
        boolean maybeEscape = word.endsWith("e") || word.endsWith("E");
        return !maybeEscape && word.indexOf('$') < 0 && plain(at);
    }

    private boolean dollar() {
        int end = at + 1;
        while (end < sql.length() && isWord(sql.charAt(end))) {
            end++;
        }
        if (end == sql.length() || sql.charAt(end) != '$' || Character.isDigit(sql.charAt(at + 1))) {
            // A parameter. What follows one at once is read in several ways.
            at = end;
            return end == sql.length() || sql.charAt(end) != '$' && sql.charAt(end) != '\'';
        }
        String tag = sql.substring(at, end + 1);
        int close = sql.indexOf(tag, end + 1);
        return hide(close < 0 ? close : close + tag.length(), QUOTED);
    }

    /** Where a quoted text ends that begins here; negative when it does not. */
    private int quoteEnd(int from, boolean escapes) {
        char quote = sql.charAt(from);
        for (int i = from + 1; i < sql.length(); i++) {
            char each = sql.charAt(i);
            if (escapes && each == '\\') {
                i++;
            } else if (each == quote) {
                if (i + 1 == sql.length() || sql.charAt(i + 1) != quote) {
                    return i + 1;
                }
                i++;
            }
        }
        return -1;
    }

    private int lineEnd() {
        int end = at;
        while (end < sql.length() && sql.charAt(end) != '\n' && sql.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private int commentEnd() {
        int depth = 0;
        for (int i = at; i + 1 < sql.length(); i++) {
            if (sql.startsWith("/*", i)) {
                depth++;
                i++;
            } else if (sql.startsWith("*/", i)) {
                depth--;
                i++;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        return -1;
    }

    private boolean hide(int end, char by) {
        if (end < 0) {
            return false;
        }
        Arrays.fill(bare, at, end, by);
        at = end;
        return true;
    }

    private static boolean isWord(char each) {
        return each == '_' || each > 127 || Character.isLetterOrDigit(each);
    }
}
