-- The tables of the warehouse on PostgreSQL, written from their definitions.
-- Make the schema first, and put its name for ${schema}: Flyway does so with the placeholder "schema".

-- One row per selling platform. Keys 1 to 6 are fixed for ever; another platform gets the next key from 1000 up.
create table ${schema}."dim_platform" (
  "platform_key" smallint not null,
  "code" varchar(20) not null,
  "name" varchar(60) not null,
  "is_marketplace" boolean not null,
  primary key ("platform_key"),
  unique ("code")
);

-- One row per calendar day from 2015-01-01 to 2040-12-31. A fact's day is that of the shop's own zone.
create table ${schema}."dim_time" (
  "date_key" integer not null,
  "full_date" date,
  "year" smallint not null,
  "quarter" smallint not null,
  "month" smallint not null,
  "month_name" varchar(12) not null,
  "year_month" integer not null,
  "iso_year" smallint not null,
  "iso_week" smallint not null,
  "iso_week_start" date,
  "day_of_month" smallint not null,
  "day_of_week" smallint not null,
  "day_name" varchar(12) not null,
  "is_weekend" boolean not null,
  "is_month_end" boolean not null,
  "mega_sale_tag" varchar(20) not null,
  primary key ("date_key")
);

-- Buyers, one row per buyer and state (slowly changing, type 2). A fact carries the key of the row that was valid at its time, and customer_durable_key for counting people.
create table ${schema}."dim_customer" (
  "customer_key" bigint not null,
  "customer_durable_key" bigint not null,
  "platform_key" smallint not null,
  "shop_key" bigint not null,
  "customer_id" varchar(128) not null,
  "email_hash" varchar(64),
  "phone_hash" varchar(64),
  "display_name" varchar(200),
  "country" varchar(2),
  "region" varchar(100),
  "city" varchar(100),
  "postal_prefix" varchar(12),
  "is_guest" boolean not null,
  "is_masked" boolean not null,
  "first_order_date_key" integer default 0 not null,
  "marketing_opt_in" boolean,
  "valid_from" timestamptz not null,
  "valid_to" timestamptz not null,
  "is_current" boolean not null,
  "row_hash" varchar(64) not null,
  "is_inferred" boolean not null,
  "source_updated_at" timestamptz not null,
  "observed_at" timestamptz not null,
  "load_id" bigint default 0 not null,
  primary key ("customer_key")
);
create index "dim_customer_by_customer_durable_key_valid_from" on ${schema}."dim_customer" ("customer_durable_key", "valid_from");
create index "dim_customer_by_shop_key_customer_id" on ${schema}."dim_customer" ("shop_key", "customer_id");

-- What can be sold, one row per variant and state (slowly changing, type 2 on title, brand, category and status; all else is type 1, the newest value in every row). Each item with variants has a row of its own beside theirs, to which advertising and reviews of the whole item point: count products where not is_item.
create table ${schema}."dim_product" (
  "product_key" bigint not null,
  "product_durable_key" bigint not null,
  "platform_key" smallint not null,
  "shop_key" bigint not null,
  "source_item_id" varchar(128) not null,
  "source_variant_id" varchar(128) not null,
  "is_item" boolean default false not null,
  "sku" varchar(255),
  "gtin" varchar(64),
  "asin" varchar(20),
  "title" varchar(1000),
  "variant_title" varchar(500),
  "brand" varchar(255),
  "category_id" varchar(64),
  "category_path" varchar(1000),
  "status" varchar(24) not null,
  "source_status" varchar(64),
  "list_price" numeric(19,4),
  "sale_price" numeric(19,4),
  "currency" varchar(3),
  "weight_g" integer,
  "is_bundle" boolean not null,
  "rating" numeric(19,8),
  "review_count" bigint,
  "promo_type" varchar(64),
  "stock_on_hand" bigint,
  "stock_at" timestamptz,
  "valid_from" timestamptz not null,
  "valid_to" timestamptz not null,
  "is_current" boolean not null,
  "row_hash" varchar(64) not null,
  "is_inferred" boolean not null,
  "source_updated_at" timestamptz not null,
  "observed_at" timestamptz not null,
  "load_id" bigint default 0 not null,
  primary key ("product_key")
);
create index "dim_product_by_product_durable_key_valid_from" on ${schema}."dim_product" ("product_durable_key", "valid_from");
create index "dim_product_by_shop_key_source_item_id_source_variant_id" on ${schema}."dim_product" ("shop_key", "source_item_id", "source_variant_id");
create index "dim_product_by_sku" on ${schema}."dim_product" ("sku");

-- One row per order line, updated in place as the order lives. Amounts that the platform states for the whole order are allocated to its lines. net_amount = gross_amount - seller_discount_amount - platform_discount_amount + shipping_amount - shipping_discount_amount + other_charges_amount + (tax_amount unless tax_included); its sum over an order is what the buyer pays, before refunds. Money is missing, not 0, while the platform does not tell it.
create table ${schema}."fact_orders" (
  "platform_key" smallint not null,
  "shop_key" bigint not null,
  "order_id" varchar(128) not null,
  "order_line_id" varchar(255) not null,
  "customer_key" bigint default 0 not null,
  "customer_durable_key" bigint default 0 not null,
  "product_key" bigint default 0 not null,
  "product_durable_key" bigint default 0 not null,
  "order_date_key" integer default 0 not null,
  "paid_date_key" integer default 0 not null,
  "shipped_date_key" integer default 0 not null,
  "delivered_date_key" integer default 0 not null,
  "cancelled_date_key" integer default 0 not null,
  "returned_date_key" integer default 0 not null,
  "order_hour" smallint not null,
  "order_number" varchar(128) not null,
  "package_id" varchar(128),
  "line_no" integer not null,
  "sku" varchar(255),
  "title" varchar(1000),
  "variant_title" varchar(500),
  "status" varchar(24) not null,
  "order_status" varchar(24) not null,
  "source_status" varchar(64),
  "fulfillment_type" varchar(64),
  "payment_method" varchar(64),
  "cancellation_reason" varchar(500),
  "return_reason" varchar(500),
  "quantity" integer not null,
  "quantity_cancelled" integer not null,
  "quantity_refunded" bigint not null,
  "currency" varchar(3) not null,
  "unit_price" numeric(19,4),
  "gross_amount" numeric(19,4),
  "seller_discount_amount" numeric(19,4) not null,
  "platform_discount_amount" numeric(19,4) not null,
  "shipping_amount" numeric(19,4) not null,
  "shipping_discount_amount" numeric(19,4) not null,
  "tax_amount" numeric(19,4) not null,
  "tax_included" boolean not null,
  "other_charges_amount" numeric(19,4) not null,
  "net_amount" numeric(19,4),
  "refund_amount" numeric(19,4),
  "commission_amount" numeric(19,4),
  "payment_fee_amount" numeric(19,4),
  "shipping_fee_amount" numeric(19,4),
  "base_currency" varchar(3),
  "fx_rate" numeric(19,8),
  "fx_date_key" integer default 0 not null,
  "net_amount_base" numeric(19,4),
  "ordered_at" timestamptz not null,
  "paid_at" timestamptz,
  "shipped_at" timestamptz,
  "delivered_at" timestamptz,
  "cancelled_at" timestamptz,
  "returned_at" timestamptz,
  "is_deleted" boolean not null,
  "source_updated_at" timestamptz not null,
  "observed_at" timestamptz not null,
  "row_hash" varchar(64) not null,
  "load_id" bigint default 0 not null,
  "loaded_at" timestamptz not null,
  primary key ("shop_key", "order_id", "order_line_id")
);
create index "fact_orders_by_order_date_key" on ${schema}."fact_orders" ("order_date_key");
create index "fact_orders_by_product_durable_key" on ${schema}."fact_orders" ("product_durable_key");
create index "fact_orders_by_customer_durable_key" on ${schema}."fact_orders" ("customer_durable_key");

-- One row per shop, day, level, product (0 for the whole shop), buyer (0 for all), channel and device. Rows of the two levels must not be added up. unique_visitors is not additive over days or products. A count that the platform does not tell is missing, not 0.
create table ${schema}."fact_traffic" (
  "platform_key" smallint not null,
  "shop_key" bigint not null,
  "date_key" integer default 0 not null,
  "level" varchar(8) not null,
  "product_durable_key" bigint default 0 not null,
  "product_key" bigint default 0 not null,
  "customer_durable_key" bigint default 0 not null,
  "customer_key" bigint default 0 not null,
  "channel" varchar(32) not null,
  "device" varchar(16) not null,
  "page_views" bigint,
  "visits" bigint,
  "unique_visitors" bigint,
  "add_to_cart" bigint,
  "wishlists" bigint,
  "orders_attributed" bigint,
  "units_attributed" bigint,
  "revenue_attributed" numeric(19,4),
  "ad_impressions" bigint,
  "ad_clicks" bigint,
  "ad_spend" numeric(19,4),
  "currency" varchar(3),
  "source_updated_at" timestamptz not null,
  "observed_at" timestamptz not null,
  "row_hash" varchar(64) not null,
  "record_id" varchar(512) not null,
  "feed" varchar(64) default '' not null,
  "load_id" bigint default 0 not null,
  "loaded_at" timestamptz not null,
  primary key ("shop_key", "date_key", "level", "product_durable_key", "customer_durable_key", "channel", "device")
);

-- One row per business event: status change, return, refund, payout, stock movement, review, chat, follow, coupon. An event that the platform restates is updated in place.
create table ${schema}."fact_activity" (
  "platform_key" smallint not null,
  "shop_key" bigint not null,
  "activity_type" varchar(40) not null,
  "source_event_id" varchar(255) not null,
  "customer_key" bigint default 0 not null,
  "customer_durable_key" bigint default 0 not null,
  "product_key" bigint default 0 not null,
  "product_durable_key" bigint default 0 not null,
  "activity_date_key" integer default 0 not null,
  "activity_hour" smallint not null,
  "order_id" varchar(128),
  "order_line_id" varchar(255),
  "quantity_delta" bigint,
  "response_seconds" integer,
  "amount" numeric(19,4),
  "currency" varchar(3),
  "old_value" varchar(255),
  "new_value" varchar(255),
  "actor" varchar(32),
  "occurred_at" timestamptz not null,
  "is_deleted" boolean not null,
  "source_updated_at" timestamptz not null,
  "observed_at" timestamptz not null,
  "row_hash" varchar(64) not null,
  "load_id" bigint default 0 not null,
  "loaded_at" timestamptz not null,
  primary key ("shop_key", "activity_type", "source_event_id")
);
create index "fact_activity_by_shop_key_source_event_id" on ${schema}."fact_activity" ("shop_key", "source_event_id");
create index "fact_activity_by_activity_date_key" on ${schema}."fact_activity" ("activity_date_key");
create index "fact_activity_by_shop_key_order_id" on ${schema}."fact_activity" ("shop_key", "order_id");

-- One row per migration that was applied.
create table ${schema}."wh_schema_version" (
  "version" integer not null,
  "name" varchar(100) not null,
  "checksum" varchar(64) not null,
  "applied_at" timestamptz not null,
  primary key ("version")
);

-- One row per shop that was ever synced.
create table ${schema}."wh_shop" (
  "shop_key" bigint not null,
  "platform_key" smallint not null,
  "source_shop_id" varchar(64) not null,
  "name" varchar(200) not null,
  "country" varchar(2) not null,
  "currency" varchar(3) not null,
  "tz" varchar(64) not null,
  "active" boolean not null,
  primary key ("shop_key"),
  unique ("platform_key", "source_shop_id")
);

-- One row per order: the version that fact_orders holds. A newer version replaces all lines.
create table ${schema}."wh_order" (
  "shop_key" bigint not null,
  "order_id" varchar(128) not null,
  "source_updated_at" timestamptz not null,
  "observed_at" timestamptz not null,
  "lines" integer not null,
  "header" text not null,
  "row_hash" varchar(64) not null,
  "status" varchar(24) not null,
  "currency" varchar(3) not null,
  "total" numeric(19,4),
  "difference" numeric(19,4),
  "balanced" boolean,
  "load_id" bigint default 0 not null,
  primary key ("shop_key", "order_id")
);

-- One row per booking on the seller's account. Refund and fee columns of fact_orders are sums over it.
create table ${schema}."wh_ledger" (
  "shop_key" bigint not null,
  "source" varchar(40) not null,
  "entry_id" varchar(255) not null,
  "order_id" varchar(128),
  "order_line_id" varchar(255),
  "kind" varchar(24) not null,
  "source_kind" varchar(128) not null,
  "amount" numeric(19,4) not null,
  "quantity" integer,
  "currency" varchar(3) not null,
  "posted_at" timestamptz not null,
  "is_deleted" boolean not null,
  "source_updated_at" timestamptz not null,
  "observed_at" timestamptz not null,
  "row_hash" varchar(64) not null,
  "feed" varchar(64) default '' not null,
  "load_id" bigint default 0 not null,
  primary key ("shop_key", "source", "entry_id")
);
create index "wh_ledger_by_shop_key_order_id_order_line_id" on ${schema}."wh_ledger" ("shop_key", "order_id", "order_line_id");

-- One row per variant and location: pieces that lie there.
create table ${schema}."wh_stock" (
  "shop_key" bigint not null,
  "product_durable_key" bigint not null,
  "location" varchar(128) not null,
  "quantity" bigint not null,
  "reserved" bigint not null,
  "is_deleted" boolean not null,
  "source_updated_at" timestamptz not null,
  "observed_at" timestamptz not null,
  "row_hash" varchar(64) not null,
  "record_id" varchar(512) not null,
  "load_id" bigint default 0 not null,
  primary key ("shop_key", "product_durable_key", "location")
);

-- One row per item whose record lists its stock, or is deleted and has none: the newest version that did. Levels that are older are gone.
create table ${schema}."wh_item_stock" (
  "shop_key" bigint not null,
  "source_item_id" varchar(128) not null,
  "source_updated_at" timestamptz not null,
  "observed_at" timestamptz not null,
  "load_id" bigint default 0 not null,
  primary key ("shop_key", "source_item_id")
);

-- One row per record of which the platform said that it is gone. An older version does not revive it.
create table ${schema}."wh_tombstone" (
  "shop_key" bigint not null,
  "dataset" varchar(20) not null,
  "record_id" varchar(512) not null,
  "source_updated_at" timestamptz not null,
  "observed_at" timestamptz not null,
  "load_id" bigint default 0 not null,
  primary key ("shop_key", "dataset", "record_id")
);

-- Every state of a variant that was seen, as far as dim_product keeps history of it: its rows are rebuilt from here, whatever the order of arrival.
create table ${schema}."wh_product_version" (
  "product_durable_key" bigint not null,
  "source_updated_at" timestamptz not null,
  "observed_at" timestamptz not null,
  "row_hash" varchar(64) not null,
  "title" varchar(1000),
  "brand" varchar(255),
  "category_id" varchar(64),
  "category_path" varchar(1000),
  "status" varchar(24) not null,
  "load_id" bigint default 0 not null,
  primary key ("product_durable_key", "source_updated_at", "row_hash")
);

-- Every state of a buyer that was seen: the rows of dim_customer are rebuilt from here, whatever the order of arrival.
create table ${schema}."wh_customer_version" (
  "customer_durable_key" bigint not null,
  "source_updated_at" timestamptz not null,
  "observed_at" timestamptz not null,
  "row_hash" varchar(64) not null,
  "email_hash" varchar(64),
  "phone_hash" varchar(64),
  "display_name" varchar(200),
  "country" varchar(2),
  "region" varchar(100),
  "city" varchar(100),
  "postal_prefix" varchar(12),
  "is_guest" boolean not null,
  "is_masked" boolean not null,
  "marketing_opt_in" boolean,
  "load_id" bigint default 0 not null,
  primary key ("customer_durable_key", "source_updated_at", "row_hash")
);

-- One row per natural key whose hash was taken by another: the key that it got instead.
create table ${schema}."wh_key_collision" (
  "dimension" varchar(20) not null,
  "natural_key" varchar(1000) not null,
  "salt" smallint not null,
  "assigned_key" bigint not null,
  "holder" varchar(1000) not null,
  primary key ("dimension", "natural_key")
);

-- One row per record that was delivered and cannot be used, with what the platform sent. Open until it is read again by id or waived.
create table ${schema}."wh_reject" (
  "shop_key" bigint not null,
  "dataset" varchar(20) not null,
  "source_id" varchar(512) not null,
  "stage" varchar(8) not null,
  "feed" varchar(64) not null,
  "field" varchar(200) not null,
  "reason" text not null,
  "raw" text not null,
  "attempts" integer default 1 not null,
  "first_seen" timestamptz not null,
  "last_seen" timestamptz not null,
  "resolved_at" timestamptz,
  "waived" boolean not null,
  primary key ("shop_key", "dataset", "source_id", "stage")
);

-- What the platform sent, newest version of each record; filled only when asked for.
create table ${schema}."wh_raw" (
  "shop_key" bigint not null,
  "dataset" varchar(20) not null,
  "record_id" varchar(512) not null,
  "source_updated_at" timestamptz not null,
  "observed_at" timestamptz not null,
  "raw" text not null,
  primary key ("shop_key", "dataset", "record_id")
);

-- One row per shop and dataset: from when to when it is proved complete. Join it to know what may be summed up.
create table ${schema}."shop_coverage" (
  "shop_key" bigint not null,
  "dataset" varchar(20) not null,
  "complete_from" timestamptz not null,
  "complete_to" timestamptz not null,
  "settled_to" timestamptz not null,
  primary key ("shop_key", "dataset")
);

-- One row per seller account: the process that works on it.
create table ${schema}."wh_lease" (
  "account" varchar(255) not null,
  "owner" varchar(64) not null,
  "fence" bigint not null,
  "until" timestamptz not null,
  primary key ("account")
);

-- One row per shop and feed: floor <= settled <= complete <= planned_to, the least over its parts.
create table ${schema}."wh_progress" (
  "shop_key" bigint not null,
  "feed" varchar(64) not null,
  "floor" timestamptz not null,
  "complete_from" timestamptz not null,
  "settled" timestamptz not null,
  "complete" timestamptz not null,
  "planned_to" timestamptz not null,
  "outputs" varchar(200) not null,
  "epoch" integer not null,
  primary key ("shop_key", "feed")
);

-- One row per slice that is planned, being read or explained.
create table ${schema}."wh_slice" (
  "slice_key" bigint not null,
  "shop_key" bigint not null,
  "feed" varchar(64) not null,
  "part" varchar(64) not null,
  "scope" text not null,
  "span_from" timestamptz,
  "span_to" timestamptz,
  "epoch" integer not null,
  "outputs" varchar(200) not null,
  "state" varchar(16) not null,
  "generation" integer not null,
  "fence" bigint not null,
  "cursor" text,
  "cursor_expires" timestamptz,
  "covered_to" timestamptz,
  "wait_until" timestamptz,
  "parent" bigint not null,
  "attempts" integer not null,
  "disputes" integer not null,
  "expiries" integer not null,
  "pages" bigint not null,
  "rows_read" bigint not null,
  "proof" varchar(16),
  "how" text,
  "reason" text,
  "read_at" timestamptz,
  "proved" boolean not null,
  "is_final" boolean not null,
  "run_id" varchar(32) not null,
  "parked_run" varchar(32) not null,
  primary key ("slice_key")
);
create index "wh_slice_by_shop_key_feed_state" on ${schema}."wh_slice" ("shop_key", "feed", "state");
create index "wh_slice_by_parent" on ${schema}."wh_slice" ("parent");

-- One row per record that a slice has delivered, until it is explained: distinct counts, sweeps and replacements come from here.
create table ${schema}."wh_slice_seen" (
  "slice_key" bigint not null,
  "generation" integer not null,
  "dataset" varchar(20) not null,
  "record_id" varchar(512) not null,
  primary key ("slice_key", "generation", "dataset", "record_id")
);

-- One row per kind of event or booking that a feed has listed: a reload misses only what the feeds that it reads would list.
create table ${schema}."wh_listed_kind" (
  "shop_key" bigint not null,
  "feed" varchar(64) not null,
  "dataset" varchar(20) not null,
  "kind" varchar(40) not null,
  primary key ("shop_key", "feed", "dataset", "kind")
);

-- One row per record that has to be read by its id.
create table ${schema}."wh_reread" (
  "shop_key" bigint not null,
  "feed" varchar(64) not null,
  "part" varchar(64) not null,
  "dataset" varchar(20) not null,
  "record_id" varchar(512) not null,
  "why" text not null,
  "slice_key" bigint not null,
  "tried_run" varchar(32) not null,
  "added_at" timestamptz not null,
  primary key ("shop_key", "feed", "dataset", "record_id", "slice_key")
);
create index "wh_reread_by_slice_key" on ${schema}."wh_reread" ("slice_key");

-- One row per loss that was too large to be believed. Held back until somebody accepts it, or until a later reading shows it no more: then the row goes. One that was let through stays.
create table ${schema}."wh_loss" (
  "shop_key" bigint not null,
  "feed" varchar(64) not null,
  "part" varchar(64) not null,
  "scope" text not null,
  "found_run" varchar(32) not null,
  "dataset" varchar(20) not null,
  "missing" bigint not null,
  "held" bigint not null,
  "found_at" timestamptz not null,
  "seen_at" timestamptz not null,
  "by_reload" boolean not null,
  "most" bigint,
  "accepted_by" varchar(200),
  "accepted_why" varchar(1000),
  "accepted_at" timestamptz,
  "used_at" timestamptz,
  "told_run" varchar(32),
  primary key ("shop_key", "feed", "part", "scope", "found_run")
);

-- One row per record that a delivery of a push named. Open until it is read again by its id.
create table ${schema}."wh_hint" (
  "platform" varchar(20) not null,
  "shop_id" varchar(64) not null,
  "delivery_id" varchar(512) not null,
  "dataset" varchar(20) not null,
  "record_id" varchar(512) not null,
  "topic" text not null,
  "occurred_at" timestamptz,
  "received_at" timestamptz not null,
  "taken" boolean not null,
  "done_at" timestamptz,
  "outcome" varchar(8),
  primary key ("platform", "shop_id", "delivery_id", "dataset", "record_id")
);
create index "wh_hint_by_platform_shop_id_done_at" on ${schema}."wh_hint" ("platform", "shop_id", "done_at");

-- One row per run.
create table ${schema}."wh_run" (
  "run_id" varchar(32) not null,
  "seed" bigint not null,
  "started_at" timestamptz not null,
  "finished_at" timestamptz,
  "shops" bigint not null,
  "all_shops" boolean not null,
  "outcome" varchar(16),
  "is_idle" boolean not null,
  "is_trimmed" boolean not null,
  primary key ("run_id")
);

-- One row per run, shop and dataset while the run works on it: grows with every commit.
create table ${schema}."wh_run_count" (
  "run_id" varchar(32) not null,
  "shop_key" bigint not null,
  "dataset" varchar(20) not null,
  "rows_read" bigint not null,
  "rows_written" bigint not null,
  "rows_unchanged" bigint not null,
  "rows_stale" bigint not null,
  "rows_folded" bigint not null,
  "rows_rejected" bigint not null,
  primary key ("run_id", "shop_key", "dataset")
);

-- One row per run, shop, dataset and value that we do not know while the run works on it.
create table ${schema}."wh_run_unknown" (
  "run_id" varchar(32) not null,
  "shop_key" bigint not null,
  "dataset" varchar(20) not null,
  "value" varchar(512) not null,
  "times" bigint not null,
  primary key ("run_id", "shop_key", "dataset", "value")
);

-- One row per run, shop and dataset: the line of the receipt.
create table ${schema}."wh_run_line" (
  "run_id" varchar(32) not null,
  "position" bigint not null,
  "shop_key" bigint not null,
  "dataset" varchar(20) not null,
  "outcome" varchar(16) not null,
  "line" text not null,
  primary key ("run_id", "shop_key", "dataset")
);
create index "wh_run_line_by_shop_key_dataset" on ${schema}."wh_run_line" ("shop_key", "dataset");
