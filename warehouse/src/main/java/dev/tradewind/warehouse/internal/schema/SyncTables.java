package dev.tradewind.warehouse.internal.schema;

import static dev.tradewind.warehouse.internal.schema.Columns.flag;
import static dev.tradewind.warehouse.internal.schema.Columns.instant;
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
                    "One row per shop and feed: floor <= settled <= complete <= planned_to, the least over its parts.",
                    shopKey(),
                    text("feed", 64, "The feed"),
                    instant("floor", "Earliest instant ever asked for or readable"),
                    instant(
                            "complete_from",
                            "From here all is explained or a gap; after the floor while a backfill runs"),
                    instant("settled", "Up to here all is explained and was old enough when read"),
                    instant("complete", "Up to here all is explained or a gap"),
                    instant("planned_to", "Up to here slices are planned"),
                    text("outputs", 200, "Datasets that the feed is written for, by comma"),
                    int4("epoch", "Number of the newest backfill laid beside the main line"))
            .key("shop_key", "feed")
            .notContent();

    /** Slices. */
    public static final TableDef WH_SLICE = TableDef.of(
                    "wh_slice",
                    "One row per slice that is planned, being read or explained.",
                    int8("slice_key", "Key: hash of shop, feed, part, scope and epoch"),
                    shopKey(),
                    text("feed", 64, "The feed"),
                    text("part", 64, "The feed's part, empty when it has only one"),
                    text("scope", "What is read: window, days, as-of, ids or document, and its bounds"),
                    instant("span_from", "First instant covered; missing when it covers nothing")
                            .orNull(),
                    instant("span_to", "First instant not covered").orNull(),
                    int4("epoch", "Number of the backfill that planned it, 0 for the main line"),
                    text("outputs", 200, "Datasets that it is read for, by comma"),
                    text(
                            "state",
                            16,
                            "PLANNED, READING, WAITING, OPEN, ENDED, SPLIT, EXPLAINED, DISPUTED, GAP or MERGED"),
                    int4("generation", "Number of the attempt, from 1"),
                    int8("fence", "Fence of the lease under which it was claimed last"),
                    text("cursor", "Where to go on; missing at the start").orNull(),
                    instant("cursor_expires", "When the platform forgets the cursor")
                            .orNull(),
                    instant("covered_to", "Everything before this is read").orNull(),
                    instant("wait_until", "Not before this").orNull(),
                    int8("parent", "The slice that was split into this one, 0 for none"),
                    int4("attempts", "Times it was opened"),
                    int4("disputes", "Times its evidence was contradicted in the run that claimed it last"),
                    int4("expiries", "Times its cursor expired in that run"),
                    int8("pages", "Pages committed"),
                    int8("rows_read", "Records delivered"),
                    text("proof", 16, "Grade reached").orNull(),
                    text("how", "One line on the proof").orNull(),
                    text("reason", "Why it is disputed, open or a gap").orNull(),
                    instant("read_at", "When its reading of this generation began, by the platform's clock")
                            .orNull(),
                    flag("proved", "Whether any generation of it was explained"),
                    flag("is_final", "Whether it is explained, and was old enough when read"),
                    text("run_id", 32, "The run that planned or claimed it last"),
                    text("parked_run", 32, "The run that will not claim it again, empty for none"))
            .key("slice_key")
            .index("shop_key", "feed", "state")
            .index("parent")
            .notContent();

    /** Records that a slice has seen. */
    public static final TableDef WH_SLICE_SEEN = TableDef.of(
                    "wh_slice_seen",
                    "One row per record that a slice has delivered, until it is explained: distinct counts, sweeps and"
                            + " replacements come from here.",
                    int8("slice_key", "The slice"),
                    int4("generation", "Number of the attempt"),
                    text("dataset", 20, "The dataset"),
                    text("record_id", 512, "The platform's id"))
            .key("slice_key", "generation", "dataset", "record_id")
            .notContent();

    /** Kinds that a feed lists. */
    public static final TableDef WH_LISTED_KIND = TableDef.of(
                    "wh_listed_kind",
                    "One row per kind of event or booking that a feed has listed: a reload misses only what the feeds that it"
                            + " reads would list.",
                    shopKey(),
                    text("feed", 64, "The feed"),
                    text("dataset", 20, "The dataset"),
                    text("kind", 40, "activity_type of the events, or source of the bookings"))
            .key("shop_key", "feed", "dataset", "kind")
            .notContent();

    /** Records to be read by id. */
    public static final TableDef WH_REREAD = TableDef.of(
                    "wh_reread",
                    "One row per record that has to be read by its id.",
                    shopKey(),
                    text("feed", 64, "The feed that named it, empty for a hint"),
                    text("part", 64, "The part of that feed"),
                    text("dataset", 20, "The dataset"),
                    text("record_id", 512, "The platform's id"),
                    text("why", "One line for the receipt"),
                    int8("slice_key", "The slice that is not whole without it, 0 for none"),
                    text("tried_run", 32, "The run that tried it last, empty for none"),
                    instant("added_at", "When it was named"))
            .key("shop_key", "feed", "dataset", "record_id", "slice_key")
            .index("slice_key")
            .notContent();

    /** Losses that were held back. */
    public static final TableDef WH_LOSS = TableDef.of(
                    "wh_loss",
                    "One row per loss that was too large to be believed. Held back until somebody accepts it, or until a later"
                            + " reading shows it no more: then the row goes. One that was let through stays.",
                    shopKey(),
                    text("feed", 64, "The feed"),
                    text("part", 64, "The part of that feed"),
                    text("scope", "The days, as in wh_slice, or sweep"),
                    text("found_run", 32, "The run that met it first"),
                    text("dataset", 20, "The dataset"),
                    int8("missing", "Records that would go, by the newest reading"),
                    int8("held", "Records that are held of it"),
                    instant("found_at", "When it was met first"),
                    instant("seen_at", "When it was met last"),
                    flag("by_reload", "Whether only reloads have met it: then the same reload lets it go, and no sync"),
                    int8("most", "As many may go; missing while nobody has accepted it")
                            .orNull(),
                    text("accepted_by", 200, "Who accepted it").orNull(),
                    text("accepted_why", 1000, "Why").orNull(),
                    instant("accepted_at", "When").orNull(),
                    instant("used_at", "When it was let through").orNull(),
                    text("told_run", 32, "The run whose receipt tells that").orNull())
            .key("shop_key", "feed", "part", "scope", "found_run")
            .notContent();

    /** What was pushed. */
    public static final TableDef WH_HINT = TableDef.of(
                    "wh_hint",
                    "One row per record that a delivery of a push named. Open until it is read again by its id.",
                    text("platform", 20, "Code of the platform"),
                    text("shop_id", 64, "The platform's id of the shop, empty when the push did not tell"),
                    text("delivery_id", 512, "What repetitions of the delivery have in common"),
                    text("dataset", 20, "The dataset"),
                    text("record_id", 512, "The platform's id"),
                    text("topic", "The platform's own name of what happened"),
                    instant("occurred_at", "When it happened, as far as the push told")
                            .orNull(),
                    instant("received_at", "When it was kept"),
                    flag("taken", "Whether a slice is planned that reads it"),
                    instant("done_at", "When it was read again").orNull(),
                    text("outcome", 8, "READ, GONE or UNKNOWN").orNull())
            .key("platform", "shop_id", "delivery_id", "dataset", "record_id")
            .index("platform", "shop_id", "done_at")
            .notContent();

    /** Runs. */
    public static final TableDef WH_RUN = TableDef.of(
                    "wh_run",
                    "One row per run.",
                    text("run_id", 32, "Random id"),
                    int8("seed", "What its chance began with"),
                    instant("started_at", "When it began"),
                    instant("finished_at", "When it ended; missing while it runs and when it died")
                            .orNull(),
                    int8("shops", "How many shops it has begun; 0 while it runs and when it died"),
                    flag("all_shops", "Whether it has ended, and the stream of shops was read to its end"),
                    text("outcome", 16, "Worst outcome of its lines, at least STOPPED when shops were left")
                            .orNull(),
                    flag("is_idle", "Whether it has ended, is complete and has read nothing"),
                    flag("is_trimmed", "Whether it is old, and only lines are left that are the newest of their shop"))
            .key("run_id")
            .notContent();

    /** What became of the records of a run. */
    public static final TableDef WH_RUN_COUNT = TableDef.of(
                    "wh_run_count",
                    "One row per run, shop and dataset while the run works on it: grows with every commit.",
                    text("run_id", 32, "The run"),
                    shopKey(),
                    text("dataset", 20, "The dataset"),
                    int8("rows_read", "Records delivered"),
                    int8("rows_written", "New or changed"),
                    int8("rows_unchanged", "Already there in this content"),
                    int8("rows_stale", "Older than what is there"),
                    int8("rows_folded", "Superseded inside the same commit"),
                    int8("rows_rejected", "Kept aside"))
            .key("run_id", "shop_key", "dataset")
            .notContent();

    /** Values that we do not know. */
    public static final TableDef WH_RUN_UNKNOWN = TableDef.of(
                    "wh_run_unknown",
                    "One row per run, shop, dataset and value that we do not know while the run works on it.",
                    text("run_id", 32, "The run"),
                    shopKey(),
                    text("dataset", 20, "The dataset"),
                    text("value", 512, "field=value"),
                    int8("times", "How often it came"))
            .key("run_id", "shop_key", "dataset", "value")
            .notContent();

    /** Lines of receipts. */
    public static final TableDef WH_RUN_LINE = TableDef.of(
                    "wh_run_line",
                    "One row per run, shop and dataset: the line of the receipt.",
                    text("run_id", 32, "The run"),
                    int8("position", "Order in which the shops ended"),
                    shopKey(),
                    text("dataset", 20, "The dataset"),
                    text("outcome", 16, "How it ended"),
                    text("line", "The line, as a receipt of one line in JSON"))
            .key("run_id", "shop_key", "dataset")
            .index("shop_key", "dataset")
            .notContent();

    private SyncTables() {}

    static List<TableDef> all() {
        return List.of(
                WH_LEASE,
                WH_PROGRESS,
                WH_SLICE,
                WH_SLICE_SEEN,
                WH_LISTED_KIND,
                WH_REREAD,
                WH_LOSS,
                WH_HINT,
                WH_RUN,
                WH_RUN_COUNT,
                WH_RUN_UNKNOWN,
                WH_RUN_LINE);
    }
}
