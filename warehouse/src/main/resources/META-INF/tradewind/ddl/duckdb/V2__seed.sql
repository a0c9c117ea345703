-- Rows that every warehouse has. Replace ${schema}, or let Flyway do it.

insert into ${schema}.dim_platform (platform_key, code, name, is_marketplace) values
  (-1, 'invalid', 'Invalid', false),
  (0, 'unknown', 'Unknown', false),
  (1, 'lazada', 'Lazada', true),
  (2, 'shopee', 'Shopee', true),
  (3, 'shopify', 'Shopify', false),
  (4, 'amazon', 'Amazon', true),
  (5, 'woocommerce', 'WooCommerce', false),
  (6, 'tiktok_shop', 'TikTok Shop', true);

insert into ${schema}.dim_time
  (date_key, year, quarter, month, month_name, year_month, iso_year, iso_week, day_of_month, day_of_week, day_name,
  is_weekend, is_month_end, mega_sale_tag) values
  (-1, 0, 0, 0, 'Invalid', 0, 0, 0, 0, 0, 'Invalid', false, false, ''),
  (0, 0, 0, 0, 'Unknown', 0, 0, 0, 0, 0, 'Unknown', false, false, '');

insert into ${schema}.dim_time
  (date_key, full_date, year, quarter, month, month_name, year_month, iso_year, iso_week, iso_week_start, day_of_month,
  day_of_week, day_name, is_weekend, is_month_end, mega_sale_tag)
select
  year(day) * 10000 + month(day) * 100 + day(day),
  day,
  year(day),
  quarter(day),
  month(day),
  case month(day)
    when 1 then 'January'
    when 2 then 'February'
    when 3 then 'March'
    when 4 then 'April'
    when 5 then 'May'
    when 6 then 'June'
    when 7 then 'July'
    when 8 then 'August'
    when 9 then 'September'
    when 10 then 'October'
    when 11 then 'November'
    when 12 then 'December'
  end,
  year(day) * 100 + month(day),
  isoyear(day),
  week(day),
  cast(date_trunc('week', day) as date),
  day(day),
  isodow(day),
  case isodow(day)
    when 1 then 'Monday'
    when 2 then 'Tuesday'
    when 3 then 'Wednesday'
    when 4 then 'Thursday'
    when 5 then 'Friday'
    when 6 then 'Saturday'
    when 7 then 'Sunday'
  end,
  isodow(day) >= 6,
  last_day(day) = day,
  case when month(day) = day(day) then month(day) || '.' || day(day) else '' end
from (select cast(unnest(generate_series(date '2015-01-01', date '2040-12-31', interval 1 day)) as date) as day) as days;

insert into ${schema}.dim_customer
  (customer_key, customer_durable_key, platform_key, shop_key, customer_id, display_name, is_guest, is_masked, valid_from,
  valid_to, is_current, row_hash, is_inferred, source_updated_at, observed_at) values
  (-1, -1, -1, -1, '', 'Invalid', false, false, timestamp '1970-01-01 00:00:00',
  timestamp '9999-12-31 00:00:00', true, '', false, timestamp '1970-01-01 00:00:00', timestamp '1970-01-01 00:00:00'),
  (0, 0, 0, 0, '', 'Unknown', false, false, timestamp '1970-01-01 00:00:00',
  timestamp '9999-12-31 00:00:00', true, '', false, timestamp '1970-01-01 00:00:00', timestamp '1970-01-01 00:00:00');

insert into ${schema}.dim_product
  (product_key, product_durable_key, platform_key, shop_key, source_item_id, source_variant_id, title, status, is_bundle,
  valid_from, valid_to, is_current, row_hash, is_inferred, source_updated_at, observed_at) values
  (-1, -1, -1, -1, '', '', 'Invalid', 'UNKNOWN', false,
  timestamp '1970-01-01 00:00:00', timestamp '9999-12-31 00:00:00', true, '', false, timestamp '1970-01-01 00:00:00', timestamp '1970-01-01 00:00:00'),
  (0, 0, 0, 0, '', '', 'Unknown', 'UNKNOWN', false,
  timestamp '1970-01-01 00:00:00', timestamp '9999-12-31 00:00:00', true, '', false, timestamp '1970-01-01 00:00:00', timestamp '1970-01-01 00:00:00');
