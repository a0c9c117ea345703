package dev.tradewind.examples.runner;

import java.util.List;
import java.util.function.UnaryOperator;

/** In a file to import. */
final class FileMistakes {
    private static final String EXPORT = """
            Date,Revenue,Visitors,Orders,Pageviews,Units Sold,Add to Cart Units,Wishlists
            2026-03-01~2026-03-02,300.00,21,3,90,4,9,3
            01/03/2026,100.00,11,1,40,1,4,2
            02/03/2026,200.00,12,2,50,3,5,1
            """;

    private FileMistakes() {}

    static List<Mistake> all() {
        return List.of(
                file(
                        "csv-column-missing",
                        "Exported without a column that is needed, or in another language.",
                        2,
                        text -> text.replace("Pageviews", "Seitenaufrufe"),
                        "tradewind: traffic.csv:1: missing column \"Pageviews\". Export the file from Business Advisor in"
                                + " English, by day, with all metrics"),
                file(
                        "csv-unknown-column",
                        "Imported an export with a column that Tradewind does not know.",
                        0,
                        text -> text.replaceAll("(?m)$(?<=.)", ",7").replace("Wishlists,7", "Wishlists,Likes"),
                        "Columns that we do not know are kept as raw text only: \"Likes\""),
                file(
                        "csv-bad-cell",
                        "Edited the file, and left something that is no number.",
                        3,
                        text -> text.replace("12,2,50", "12,2,fifty"),
                        "the first: line 4: Pageviews is not a number"),
                file(
                        "csv-sum",
                        "Deleted a row of the file.",
                        3,
                        text -> text.replaceFirst("(?m)^01/03.*\n", ""),
                        "Revenue of the range is 300.00 on line 2, but its days add up to 200.00"),
                new Mistake(
                        "csv-absent",
                        "Named a file that is not there.",
                        2,
                        "tradewind: march.csv: there is no such file. Check its path",
                        shell -> DatabaseMistakes.stall(shell)
                                .run("import", "--config", "@/shops.yaml", "--shop", "stall", "@/march.csv")),
                new Mistake(
                        "csv-directory",
                        "Named the folder in place of the files in it.",
                        2,
                        "this is a directory. Name the files that are in it",
                        shell -> DatabaseMistakes.stall(shell)
                                .run("import", "--config", "@/shops.yaml", "--shop", "stall", "@/.")),
                new Mistake(
                        "unknown-shop",
                        "Imported for a shop that the configuration does not name.",
                        2,
                        "shops.yaml: no shop is named \"manila\". These are there: stall.",
                        shell -> DatabaseMistakes.stall(shell)
                                .file("traffic.csv", EXPORT)
                                .run("import", "--config", "@/shops.yaml", "--shop", "manila", "@/traffic.csv")));
    }

    private static Mistake file(String id, String did, int code, UnaryOperator<String> change, String message) {
        return new Mistake(
                id,
                did,
                code,
                message,
                shell -> DatabaseMistakes.stall(shell)
                        .file("traffic.csv", change.apply(EXPORT))
                        .run("import", "--config", "@/shops.yaml", "--shop", "stall", "@/traffic.csv"));
    }
}
