-- The tables of the warehouse on DuckDB, written from their definitions.
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
  "valid_from" timestamp not null,
  "valid_to" timestamp not null,
  "is_current" boolean not null,
  "row_hash" varchar(64) not null,
  "is_inferred" boolean not null,
  "source_updated_at" timestamp not null,
  "observed_at" timestamp not null,
  "load_id" bigint default 0 not null,
  primary key ("customer_key")
);

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
  "list_price" decimal(19,4),
  "sale_price" decimal(19,4),
  "currency" varchar(3),
  "weight_g" integer,
  "is_bundle" boolean not null,
  "rating" decimal(19,8),
  "review_count" bigint,
  "promo_type" varchar(64),
  "stock_on_hand" bigint,
  "stock_at" timestamp,
  "valid_from" timestamp not null,
  "valid_to" timestamp not null,
  "is_current" boolean not null,
  "row_hash" varchar(64) not null,
  "is_inferred" boolean not null,
  "source_updated_at" timestamp not null,
  "observed_at" timestamp not null,
  "load_id" bigint default 0 not null,
  primary key ("product_key")
);

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
  "unit_price" decimal(19,4),
  "gross_amount" decimal(19,4),
  "seller_discount_amount" decimal(19,4) not null,
  "platform_discount_amount" decimal(19,4) not null,
  "shipping_amount" decimal(19,4) not null,
  "shipping_discount_amount" decimal(19,4) not null,
  "tax_amount" decimal(19,4) not null,
  "tax_included" boolean not null,
  "other_charges_amount" decimal(19,4) not null,
  "net_amount" decimal(19,4),
  "refund_amount" decimal(19,4),
  "commission_amount" decimal(19,4),
  "payment_fee_amount" decimal(19,4),
  "shipping_fee_amount" decimal(19,4),
  "base_currency" varchar(3),
  "fx_rate" decimal(19,8),
  "fx_date_key" integer default 0 not null,
  "net_amount_base" decimal(19,4),
  "ordered_at" timestamp not null,
  "paid_at" timestamp,
  "shipped_at" timestamp,
  "delivered_at" timestamp,
  "cancelled_at" timestamp,
  "returned_at" timestamp,
  "is_deleted" boolean not null,
  "source_updated_at" timestamp not null,
  "observed_at" timestamp not null,
  "row_hash" varchar(64) not null,
  "load_id" bigint default 0 not null,
  "loaded_at" timestamp not null,
  primary key ("shop_key", "order_id", "order_line_id")
);

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
  "revenue_attributed" decimal(19,4),
  "ad_impressions" bigint,
  "ad_clicks" bigint,
  "ad_spend" decimal(19,4),
  "currency" varchar(3),
  "source_updated_at" timestamp not null,
  "observed_at" timestamp not null,
  "row_hash" varchar(64) not null,
  "record_id" varchar(512) not null,
  "feed" varchar(64) default '' not null,
  "load_id" bigint default 0 not null,
  "loaded_at" timestamp not null,
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
  "amount" decimal(19,4),
  "currency" varchar(3),
  "old_value" varchar(255),
  "new_value" varchar(255),
  "actor" varchar(32),
  "occurred_at" timestamp not null,
  "is_deleted" boolean not null,
  "source_updated_at" timestamp not null,
  "observed_at" timestamp not null,
  "row_hash" varchar(64) not null,
  "load_id" bigint default 0 not null,
  "loaded_at" timestamp not null,
  primary key ("shop_key", "activity_type", "source_event_id")
);

-- One row per migration that was applied.
create table ${schema}."wh_schema_version" (
  "version" integer not null,
  "name" varchar(100) not null,
  "checksum" varchar(64) not null,
  "applied_at" timestamp not null,
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
  "source_updated_at" timestamp not null,
  "observed_at" timestamp not null,
  "lines" integer not null,
  "header" varchar not null,
  "row_hash" varchar(64) not null,
  "status" varchar(24) not null,
  "currency" varchar(3) not null,
  "total" decimal(19,4),
  "difference" decimal(19,4),
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
  "amount" decimal(19,4) not null,
  "quantity" integer,
  "currency" varchar(3) not null,
  "posted_at" timestamp not null,
  "is_deleted" boolean not null,
  "source_updated_at" timestamp not null,
  "observed_at" timestamp not null,
  "row_hash" varchar(64) not null,
  "feed" varchar(64) default '' not null,
  "load_id" bigint default 0 not null,
  primary key ("shop_key", "source", "entry_id")
);

-- One row per variant and location: pieces that lie there.
create table ${schema}."wh_stock" (
  "shop_key" bigint not null,
  "product_durable_key" bigint not null,
  "location" varchar(128) not null,
  "quantity" bigint not null,
  "reserved" bigint not null,
  "is_deleted" boolean not null,
  "source_updated_at" timestamp not null,
  "observed_at" timestamp not null,
  "row_hash" varchar(64) not null,
  "record_id" varchar(512) not null,
  "load_id" bigint default 0 not null,
  primary key ("shop_key", "product_durable_key", "location")
);

-- One row per item whose record lists its stock, or is deleted and has none: the newest version that did. Levels that are older are gone.
create table ${schema}."wh_item_stock" (
  "shop_key" bigint not null,
  "source_item_id" varchar(128) not null,
  "source_updated_at" timestamp not null,
  "observed_at" timestamp not null,
  "load_id" bigint default 0 not null,
  primary key ("shop_key", "source_item_id")
);

-- One row per record of which the platform said that it is gone. An older version does not revive it.
create table ${schema}."wh_tombstone" (
  "shop_key" bigint not null,
  "dataset" varchar(20) not null,
  "record_id" varchar(512) not null,
  "source_updated_at" timestamp not null,
  "observed_at" timestamp not null,
  "load_id" bigint default 0 not null,
  primary key ("shop_key", "dataset", "record_id")
);

-- Every state of a variant that was seen, as far as dim_product keeps history of it: its rows are rebuilt from here, whatever the order of arrival.
create table ${schema}."wh_product_version" (
  "product_durable_key" bigint not null,
  "source_updated_at" timestamp not null,
  "observed_at" timestamp not null,
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
  "source_updated_at" timestamp not null,
  "observed_at" timestamp not null,
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
  "reason" varchar not null,
  "raw" varchar not null,
  "attempts" integer default 1 not null,
  "first_seen" timestamp not null,
  "last_seen" timestamp not null,
  "resolved_at" timestamp,
  "waived" boolean not null,
  primary key ("shop_key", "dataset", "source_id", "stage")
);

-- What the platform sent, newest version of each record; filled only when asked for.
create table ${schema}."wh_raw" (
  "shop_key" bigint not null,
  "dataset" varchar(20) not null,
  "record_id" varchar(512) not null,
  "source_updated_at" timestamp not null,
  "observed_at" timestamp not null,
  "raw" varchar not null,
  primary key ("shop_key", "dataset", "record_id")
);

-- One row per shop and dataset: from when to when it is proved complete. Join it to know what may be summed up.
create table ${schema}."shop_coverage" (
  "shop_key" bigint not null,
  "dataset" varchar(20) not null,
  "complete_from" timestamp not null,
  "complete_to" timestamp not null,
  "settled_to" timestamp not null,
  primary key ("shop_key", "dataset")
);

-- One row per seller account: the process that works on it.
create table ${schema}."wh_lease" (
  "account" varchar(255) not null,
  "owner" varchar(64) not null,
  "fence" bigint not null,
  "until" timestamp not null,
  primary key ("account")
);

-- One row per shop and feed: floor <= settled <= complete <= planned_to, the least over its parts.
create table ${schema}."wh_progress" (
  "shop_key" bigint not null,
  "feed" varchar(64) not null,
  "floor" timestamp not null,
  "complete_from" timestamp not null,
  "settled" timestamp not null,
  "complete" timestamp not null,
  "planned_to" timestamp not null,
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
  "scope" varchar not null,
  "span_from" timestamp,
  "span_to" timestamp,
  "epoch" integer not null,
  "outputs" varchar(200) not null,
  "state" varchar(16) not null,
  "generation" integer not null,
  "fence" bigint not null,
  "cursor" varchar,
  "cursor_expires" timestamp,
  "covered_to" timestamp,
  "wait_until" timestamp,
  "parent" bigint not null,
  "attempts" integer not null,
  "disputes" integer not null,
  "expiries" integer not null,
  "pages" bigint not null,
  "rows_read" bigint not null,
  "proof" varchar(16),
  "how" varchar,
  "reason" varchar,
  "read_at" timestamp,
  "proved" boolean not null,
  "is_final" boolean not null,
  "run_id" varchar(32) not null,
  "parked_run" varchar(32) not null,
  primary key ("slice_key")
);

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
  "why" varchar not null,
  "slice_key" bigint not null,
  "tried_run" varchar(32) not null,
  "added_at" timestamp not null,
  primary key ("shop_key", "feed", "dataset", "record_id", "slice_key")
);

-- One row per loss that was too large to be believed. Held back until somebody accepts it, or until a later reading shows it no more: then the row goes. One that was let through stays.
create table ${schema}."wh_loss" (
  "shop_key" bigint not null,
  "feed" varchar(64) not null,
  "part" varchar(64) not null,
  "scope" varchar not null,
  "found_run" varchar(32) not null,
  "dataset" varchar(20) not null,
  "missing" bigint not null,
  "held" bigint not null,
  "found_at" timestamp not null,
  "seen_at" timestamp not null,
  "by_reload" boolean not null,
  "most" bigint,
  "accepted_by" varchar(200),
  "accepted_why" varchar(1000),
  "accepted_at" timestamp,
  "used_at" timestamp,
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
  "topic" varchar not null,
  "occurred_at" timestamp,
  "received_at" timestamp not null,
  "taken" boolean not null,
  "done_at" timestamp,
  "outcome" varchar(8),
  primary key ("platform", "shop_id", "delivery_id", "dataset", "record_id")
);

-- One row per run.
create table ${schema}."wh_run" (
  "run_id" varchar(32) not null,
  "seed" bigint not null,
  "started_at" timestamp not null,
  "finished_at" timestamp,
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
  "line" varchar not null,
  primary key ("run_id", "shop_key", "dataset")
);
