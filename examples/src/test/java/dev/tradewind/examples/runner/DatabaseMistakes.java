package dev.tradewind.examples.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** At the warehouse and at the query. */
final class DatabaseMistakes {
    private static final String STALL = """
            warehouse: {url: "jdbc:duckdb:@/shop.duckdb"}
            tokenStore: {type: memory}
            shops:
              - {name: stall, platform: stall, shop: "1", options: {notebook: "@/sales.csv"}, since: 2026-01-01}
            """;

    private DatabaseMistakes() {}

    static List<Mistake> all() {
        return List.of(
                new Mistake(
                        "no-warehouse-yet",
                        "Asked before the first sync, or from another directory.",
                        1,
                        "tradewind: there is no warehouse at shop.duckdb yet. Run sync first, from the directory that the url"
                                + " is relative to",
                        shell -> stall(shell).run("sql", "--config", "@/shops.yaml", "select 1")),
                new Mistake(
                        "folder-absent",
                        "Put the warehouse into a folder that does not exist.",
                        1,
                        "none/shop.duckdb",
                        shell -> stall(shell)
                                .file("shops.yaml", STALL.replace("@/shop.duckdb", "@/none/shop.duckdb"))
                                .run("sync", "--config", "@/shops.yaml")),
                new Mistake(
                        "database-locked",
                        "Asked while a sync, or another client, had the file open.",
                        1,
                        "is open in another process, and a DuckDB file takes one at a time. Wait until its sync ends, or stop"
                                + " it",
                        shell -> locked(shell, "sql", "--config", "@/shops.yaml", "select 1")),
                new Mistake(
                        "sync-database-locked",
                        "Started a second sync into the same file.",
                        1,
                        "another process",
                        shell -> locked(shell, "sync", "--config", "@/shops.yaml")),
                new Mistake(
                        "not-a-database",
                        "Named a file that is no database.",
                        1,
                        "tradewind: jdbc:duckdb:shop.duckdb is not a DuckDB file. Correct warehouse.url in the config, or move"
                                + " that file away",
                        shell -> stall(shell)
                                .file("shop.duckdb", "a text, not a database. ".repeat(1_000))
                                .run("sql", "--config", "@/shops.yaml", "select 1")),
                query("sql-typo", "Made a typo in SQL.", "selct 1", "begins with \"selct\". Begin with SELECT or WITH"),
                query("sql-syntax", "Wrote SQL that is wrong further on.", "select * form fact_orders", "Parser Error"),
                query(
                        "unknown-table",
                        "Mistyped a table.",
                        "select * from fact_order",
                        "Did you mean \"fact_orders\"?"),
                query(
                        "sql-writes",
                        "Tried to change data.",
                        "delete from fact_orders",
                        "tradewind: this command only reads, and the statement begins with \"delete\""),
                query(
                        "two-statements",
                        "Sent two statements at once.",
                        "select 1; select 2",
                        "tradewind: there is more than one statement. Run them one by one"),
                new Mistake(
                        "database-unreachable",
                        "The database server does not run, or listens elsewhere.",
                        1,
                        "cannot be reached",
                        shell -> postgres(shell, freePort()).run("sql", "--config", "@/shops.yaml", "select 1")),
                new Mistake(
                        "sync-database-unreachable",
                        "The same, when it should be filled.",
                        1,
                        "localhost",
                        shell -> postgres(shell, freePort()).run("sync", "--config", "@/shops.yaml")),
                new Mistake(
                        "wrong-password",
                        "Gave a wrong password for the database.",
                        1,
                        "refuses the user or the password. Correct warehouse.user and warehouse.password in the config",
                        shell -> {
                            try (DoorkeeperDatabase database = new DoorkeeperDatabase()) {
                                return postgres(shell, database.port())
                                        .run("sql", "--config", "@/shops.yaml", "select 1");
                            }
                        }));
    }

    static Shell stall(Shell shell) {
        return shell.file("shops.yaml", STALL).file("sales.csv", """
                        id,changed,sold,what,quantity,price,cancelled
                        s1,2026-03-01T01:00:00Z,2026-03-01T01:00:00Z,mango,3,20.50,false
                        s2,2026-03-02T01:00:00Z,2026-03-02T01:00:00Z,calamansi,10,2.25,false
                        """);
    }

    private static Shell.Result locked(Shell shell, String... arguments) {
        stall(shell);
        makeTable(shell);
        try (OtherProcess other = new OtherProcess(shell.path("shop.duckdb"))) {
            return shell.run(arguments);
        }
    }

    private static Mistake query(String id, String did, String sql, String message) {
        return new Mistake(id, did, 2, message, shell -> {
            stall(shell);
            makeTable(shell);
            return shell.run("sql", "--config", "@/shops.yaml", sql);
        });
    }

    private static void makeTable(Shell shell) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + shell.path("shop.duckdb"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA tradewind");
            statement.execute("CREATE TABLE tradewind.fact_orders(order_id VARCHAR)");
        } catch (SQLException e) {
            throw new IllegalStateException("the warehouse could not be made", e);
        }
    }

    private static Shell postgres(Shell shell, int port) {
        String url = "{url: \"jdbc:postgresql://localhost:" + port + "/shop\", user: me, password: guess}";
        return stall(shell).file("shops.yaml", STALL.replaceFirst("\\{url.*", url));
    }

    /** A port at which nobody listens. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }
}
