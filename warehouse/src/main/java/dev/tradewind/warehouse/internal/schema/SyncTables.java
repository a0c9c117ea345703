package dev.tradewind.warehouse.internal.schema;

import static dev.tradewind.warehouse.internal.schema.Columns.flag;
import static dev.tradewind.warehouse.internal.schema.Columns.instant;
import static dev.tradewind.warehouse.internal.schema.Columns.int2;
import static dev.tradewind.warehouse.internal.schema.Columns.int4;
import static dev.tradewind.warehouse.internal.schema.Columns.int8;
import static dev.tradewind.warehouse.internal.schema.Columns.shopKey;
import static dev.tradewind.warehouse.internal.schema.Columns.text;

import java.util.List;

/** The tables in which the sync engine keeps what is planned, read, proved and told. None of them is content. */
public final class SyncTables {
    /** Who works on an account. */
    public static final TableDef WH_LEASE = TableDef.of(
                    "wh_lease",
                    "One row per seller account: the process that works on it.",
                    text("account", 255, "The account: platform, app and account behind one token"),
                    text("owner", 64, "Random id of the process"),
                    int8("fence", "Grows with each owner; every commit checks it"),
                    instant("until", "When another may take over, by the database's clock"))
            .key("account")
            .notContent();

    /** How far a feed has come. */
    public static final TableDef WH_PROGRESS = TableDef.of(
                    "wh_progress",
                    "One row per shop, feed and part: floor <= settled <= complete <= planned_to.",
                    shopKey(),
                    text("feed", 64, "The feed"),
                    text("part", 64, "The feed's part, empty when it has only one"),
                    instant("floor", "Earliest instant ever asked for or readable"),
                    instant("settled", "Up to here all is explained and was old enough when read"),
                    instant("complete", "Up to here all is explained or a gap"),
                    instant("planned_to", "Up to here slices are planned"),
                    text("outputs", 200, "Datasets that the feed has been written for, by comma"),
                    int4("epoch", "Number of the newest backfill laid beside the main line"))
            .key("shop_key", "feed", "part")
            .notContent();

    /** Slices. */
    public static final TableDef WH_SLICE = TableDef.of(
                    "wh_slice",
                    "One row per slice that is planned, being read or explained.",
                    int8("slice_key", "Key: hash of shop, feed, part, scope and epoch"),
                    shopKey(),
                    text("feed", 64, "The feed"),
                    text("part", 64, "The feed's part, empty when it has only one"),
                    text("scope", "What is read, as JSON"),
                    instant("span_from", "First instant covered; missing when it covers nothing")
                            .orNull(),
                    instant("span_to", "First instant not covered").orNull(),
                    int4("epoch", "Number of the backfill that planned it, 0 for the main line"),
                    text("outputs", 200, "Datasets that it is read for, by comma"),
                    text("state", 16, "PLANNED, READING, WAITING, SPLIT, EXPLAINED, DISPUTED, OPEN, GAP"),
                    int4("generation", "Number of the attempt, from 1"),
                    int8("fence", "Fence of the lease under which it was claimed last"),
                    text("cursor", "Where to go on; missing at the start").orNull(),
                    instant("cursor_expires", "When the platform forgets the cursor")
                            .orNull(),
                    instant("covered_to", "Everything before this is read").orNull(),
                    instant("wait_until", "Not before this").orNull(),
                    int8("parent", "The slice that was split into this one, 0 for none"),
                    int4("attempts", "Times it was opened"),
                    int4("expiries", "Times its cursor expired"),
                    int8("pages", "Pages committed"),
                    int8("rows_read", "Records delivered"),
                    int8("rows_written", "New or changed"),
                    int8("rows_unchanged", "Already there in this content"),
                    int8("rows_stale", "Older than what is there"),
                    int8("rows_folded", "Superseded inside the same commit"),
                    int8("rows_rejected", "Kept aside"),
                    text("proof", 16, "Grade reached").orNull(),
                    int8("count_stated", "What the platform says").orNull(),
                    int8("count_counted", "What the reader got").orNull(),
                    text("how", "One line on the proof").orNull(),
                    text("reason", "Why it is disputed or a gap").orNull(),
                    instant("read_at", "When its reading of this generation began")
                            .orNull(),
                    instant("explained_at", "When it was explained").orNull())
            .key("slice_key")
            .index("shop_key", "feed", "part", "state")
            .index("parent")
            .notContent();

    /** Records that a slice has seen. */
    public static final TableDef WH_SLICE_SEEN = TableDef.of(
                    "wh_slice_seen",
                    "One row per record that a slice has delivered or listed: distinct counts and sweeps come from here.",
                    int8("slice_key", "The slice"),
                    int4("generation", "Number of the attempt"),
                    text("dataset", 20, "The dataset"),
                    text("record_id", 512, "The platform's id"),
                    flag("listed_only", "Named by a second listing, not delivered"))
            .key("slice_key", "generation", "dataset", "record_id", "listed_only")
            .notContent();

    /** Records to be read by id. */
    public static final TableDef WH_REREAD = TableDef.of(
                    "wh_reread",
                    "One row per record that has to be read by its id.",
                    shopKey(),
                    text("feed", 64, "The feed that named it, empty for a hint"),
                    text("dataset", 20, "The dataset"),
                    text("record_id", 512, "The platform's id"),
                    text("why", "One line for the receipt"),
                    int8("slice_key", "The slice that is not whole without it, 0 for none"),
                    int4("attempts", "Times it was tried"),
                    instant("added_at", "When it was named"))
            .key("shop_key", "feed", "dataset", "record_id", "slice_key")
            .notContent();

    /** Spans that can never be read. */
    public static final TableDef WH_GAP = TableDef.of(
                    "wh_gap",
                    "One row per span that can never be read.",
                    shopKey(),
                    text("feed", 64, "The feed"),
                    text("part", 64, "The feed's part"),
                    instant("span_from", "First instant inside"),
                    instant("span_to", "First instant outside"),
                    text("reason", "Why"),
                    instant("found_at", "When it was found"))
            .key("shop_key", "feed", "part", "span_from", "span_to")
            .notContent();

    /** Runs. */
    public static final TableDef WH_RUN = TableDef.of(
                    "wh_run",
                    "One row per run.",
                    text("run_id", 32, "Random id"),
                    instant("started_at", "When it began"),
                    instant("finished_at", "When it ended; missing while it runs and when it died")
                            .orNull(),
                    text("outcome", 16, "Worst outcome of its lines").orNull(),
                    text("options", "What was asked for, as JSON; holds no secret"))
            .key("run_id")
            .notContent();

    /** Lines of receipts. */
    public static final TableDef WH_RUN_LINE = TableDef.of(
                    "wh_run_line",
                    "One row per run, shop and dataset: the line of the receipt.",
                    text("run_id", 32, "The run"),
                    shopKey(),
                    text("dataset", 20, "The dataset"),
                    text("outcome", 16, "How it ended"),
                    int2("badness", "Place of the outcome, 0 best"),
                    int8("rows_read", "Records delivered"),
                    int8("rows_written", "New or changed"),
                    int8("rows_unchanged", "Already there in this content"),
                    int8("rows_stale", "Older than what is there"),
                    int8("rows_folded", "Superseded inside the same commit"),
                    int8("rows_rejected", "Kept aside"),
                    text("line", "The whole line, as JSON"))
            .key("run_id", "shop_key", "dataset")
            .notContent();

    private SyncTables() {}

    static List<TableDef> all() {
        return List.of(WH_LEASE, WH_PROGRESS, WH_SLICE, WH_SLICE_SEEN, WH_REREAD, WH_GAP, WH_RUN, WH_RUN_LINE);
    }
}
