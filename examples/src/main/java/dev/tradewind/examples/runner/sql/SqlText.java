package dev.tradewind.examples.runner.sql;

import dev.tradewind.warehouse.sql.BareSql;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at a query before it is sent: it must be one statement that reads. The database is asked to refuse writes as well;
 * this gives the better message, and keeps a second statement from ending a read-only transaction.
 */
final class SqlText {
    private static final Set<String> READS = Set.of(
            "select",
            "with",
            "values",
            "from",
            "table",
            "show",
            "describe",
            "explain",
            "summarize",
            "pivot",
            "unpivot",
            "(");

    private static final Pattern FIRST = Pattern.compile("^\\s*([A-Za-z]+|\\()");

    private SqlText() {}

    /** The statement without the semicolon at its end. */
    static String one(String text) {
        String bare = BareSql.of(text).stripTrailing();
        while (bare.endsWith(";")) {
            bare = bare.substring(0, bare.length() - 1).stripTrailing();
        }
        if (bare.isBlank()) {
            throw bad("there is no SQL in it. Write: sql --config shops.yaml \"select * from dim_platform\"");
        }
        if (bare.indexOf(';') >= 0) {
            throw bad("there is more than one statement. Run them one by one");
        }
        Matcher first = FIRST.matcher(bare);
        if (!first.find() || !READS.contains(first.group(1).toLowerCase(Locale.ROOT))) {
            String word = first.find(0) ? first.group(1) : bare.strip().substring(0, 1);
            throw bad("this command only reads, and the statement begins with \"" + word
                    + "\". Begin with SELECT or WITH; to change data, use the database's own client");
        }
        return text.substring(0, bare.length());
    }

    private static QueryException bad(String message) {
        return new QueryException(true, message, null);
    }
}
