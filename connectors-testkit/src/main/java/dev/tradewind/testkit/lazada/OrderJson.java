package dev.tradewind.testkit.lazada;

import dev.tradewind.testkit.world.LineState;
import dev.tradewind.testkit.world.WorldBuyer;
import dev.tradewind.testkit.world.WorldLine;
import dev.tradewind.testkit.world.WorldOrder;
import java.time.Duration;
import java.util.Set;

/** Writes orders and their items as /orders/get, /order/get and the item calls show them. */
final class OrderJson {
    private final Wire wire;
    private final String currency;
    private final String country;
    private final Set<Long> corrupt;

    OrderJson(Wire wire, String currency, String country, Set<Long> corrupt) {
        this.wire = wire;
        this.currency = currency;
        this.country = country;
        this.corrupt = corrupt;
    }

    /** An order; the list spells one field of the address wrongly. */
    void order(WorldOrder order, boolean inList) {
        wire.mood(order.place() + order.revision());
        wire.id("order_id", order.id()).id("order_number", order.id());
        wire.time("created_at", order.createdAt()).time("updated_at", order.updatedAt());
        if (corrupt.contains(order.id())) {
            wire.text("price", "to be agreed");
        } else {
            wire.price("price", order.sum(WorldLine::price));
        }
        wire.amount("voucher", order.sum(line -> line.voucherSeller() + line.voucherPlatform()));
        wire.amount("voucher_seller", order.sum(WorldLine::voucherSeller));
        wire.amount("voucher_platform", order.sum(WorldLine::voucherPlatform));
        wire.text("voucher_code", order.voucherCode());
        wire.amount("shipping_fee", order.sum(WorldLine::shippingPaid));
        wire.amount("shipping_fee_original", order.sum(WorldLine::shipping));
        wire.amount("shipping_fee_discount_seller", order.sum(WorldLine::shippingSeller));
        wire.amount("shipping_fee_discount_platform", order.sum(WorldLine::shippingPlatform));
        wire.text("payment_method", order.paymentMethod());
        wire.count("items_count", order.lines().size());
        wire.list("statuses");
        order.lines().stream().map(line -> Words.state(line.state())).distinct().forEach(wire::item);
        wire.endList();
        wire.text("customer_first_name", Words.mask(order.buyer().firstName()));
        wire.text("customer_last_name", "");
        address("address_billing", order.buyer(), inList);
        address("address_shipping", order.buyer(), inList);
        wire.text("tax_code", "").text("branch_number", "").text("national_registration_number", "");
        wire.nothing("extra_attributes").text("remarks", order.note()).text("buyer_note", order.note());
        wire.text("delivery_info", "").flag("gift_option", false).text("gift_message", "");
        wire.text("promised_shipping_times", "").text("warehouse_code", "dropshipping");
        wire.flag("need_cancel_confirm", false).flag("is_cancel_pending", false);
    }

    /** The items of an order, one object for each piece. */
    void items(WorldOrder order) {
        wire.mood(order.place() + order.revision() + 17);
        order.lines().forEach(line -> item(order, line));
    }

    private void item(WorldOrder order, WorldLine line) {
        boolean cancelled = line.state() == LineState.CANCELLED;
        wire.begin();
        wire.id("order_item_id", line.id()).id("order_id", order.id());
        wire.text("name", line.title()).text("sku", line.variant().sku());
        wire.text(
                "shop_sku",
                line.product() + "_" + country + "-" + line.variant().id());
        wire.id("sku_id", line.variant().id()).id("product_id", line.product());
        wire.text("variation", line.variant().title());
        wire.amount("item_price", line.price()).amount("paid_price", line.paid());
        wire.amount("tax_amount", line.tax());
        wire.amount("voucher_amount", line.voucherSeller() + line.voucherPlatform());
        wire.amount("voucher_seller", line.voucherSeller()).amount("voucher_platform", line.voucherPlatform());
        wire.amount("voucher_seller_lpi", 0).amount("voucher_platform_lpi", 0);
        wire.text("voucher_code", order.voucherCode()).amount("wallet_credits", 0);
        wire.amount("shipping_amount", line.shippingPaid()).amount("shipping_service_cost", 0);
        wire.amount("shipping_fee_original", line.shipping());
        wire.amount("shipping_fee_discount_seller", line.shippingSeller());
        wire.amount("shipping_fee_discount_platform", line.shippingPlatform());
        wire.text("currency", currency).text("status", Words.state(line.state()));
        wire.text("reason", cancelled ? "Change of mind" : "").text("reason_detail", "");
        wire.text("return_status", "").text("cancel_return_initiator", cancelled ? "cancellation-customer" : "");
        wire.time("created_at", order.createdAt()).time("updated_at", order.updatedAt());
        if (line.state() != LineState.UNPAID) {
            wire.count(
                    "payment_time",
                    order.createdAt().plus(Duration.ofMinutes(5)).toEpochMilli());
        }
        wire.text("promised_shipping_time", "").text("sla_time_stamp", "");
        wire.text("shipping_type", "Dropshipping").text("shipping_provider_type", "standard");
        boolean packed = line.state().compareTo(LineState.PACKED) >= 0 && !cancelled;
        wire.text("shipment_provider", packed ? "LEX " + country : "");
        wire.text("tracking_code", packed ? "LX" + line.id() : "").text("package_id", packed ? "FP" + order.id() : "");
        wire.text("warehouse_code", "dropshipping").flag("is_digital", false).flag("is_fbl", false);
        wire.text("order_type", "Normal").text("stage_pay_status", "").text("invoice_number", "");
        wire.text("shop_id", "Seller of " + country)
                .id("buyer_id", order.buyer().id());
        wire.number("biz_group", 70_100).text("product_main_image", "").text("product_detail_url", "");
        wire.end();
    }

    private void address(String name, WorldBuyer buyer, boolean inList) {
        wire.begin(name);
        wire.text("first_name", Words.mask(buyer.firstName())).text("last_name", "");
        wire.text("phone", Words.maskPhone(buyer.phone())).text("phone2", "");
        wire.text("address1", Words.mask(buyer.street())).text("address2", "");
        wire.text("address3", Words.mask(buyer.city())).text("address4", Words.mask(buyer.city()));
        wire.text("address5", Words.mask(buyer.postCode()));
        wire.text("city", buyer.city()).text("post_code", buyer.postCode()).text("country", country);
        wire.text(inList ? "addressDsitrict" : "addressDistrict", "");
        wire.end();
    }
}
