package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.first;
import static dev.tradewind.warehouse.internal.sync.Statements.number;
import static dev.tradewind.warehouse.internal.sync.Statements.update;

import dev.tradewind.core.Platform;
import dev.tradewind.core.Shop;
import dev.tradewind.core.ShopRef;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.Keys;
import java.sql.SQLException;
import java.util.Optional;

/** Keeps wh_shop, and gives a platform that we do not know the next key from 1000 up. */
public final class ShopRegister {
    private static final long STRANGERS_FROM = 1_000;
    private static final int NAME = 200;

    private ShopRegister() {}

    /** Makes sure that a shop has its row, as it is configured now. Returns its key. */
    public static long register(Tx tx, Shop shop) throws SQLException {
        if (!isKnown(tx, shop.ref())) {
            // Others, in this process or another, may be about to do the same: what they have made is seen from here
            // on.
            tx.lockRegister();
        }
        long platform = platform(tx, shop.ref().platform());
        long key = key(tx, shop.ref(), platform);
        String name = shop.name().length() > NAME ? shop.name().substring(0, NAME) : shop.name();
        int there = update(
                tx,
                "update {wh_shop} set name = ?, country = ?, currency = ?, tz = ?, active = true where shop_key = ?",
                name,
                shop.home().country(),
                shop.home().currency(),
                shop.zone().getId(),
                key);
        if (there == 0) {
            update(
                    tx,
                    "insert into {wh_shop} (shop_key, platform_key, source_shop_id, name, country, currency, tz, active)"
                            + " values (?, ?, ?, ?, ?, ?, ?, true)",
                    key,
                    platform,
                    shop.ref().id(),
                    name,
                    shop.home().country(),
                    shop.home().currency(),
                    shop.zone().getId());
        }
        return key;
    }

    private static boolean isKnown(Tx tx, ShopRef shop) throws SQLException {
        return number(
                        tx,
                        "select count(*) from {wh_shop} s join {dim_platform} p on p.platform_key = s.platform_key"
                                + " where p.code = ? and s.source_shop_id = ?",
                        shop.platform().code(),
                        shop.id())
                > 0;
    }

    private static long platform(Tx tx, Platform platform) throws SQLException {
        String find = "select platform_key from {dim_platform} where code = ?";
        Optional<Long> known = first(tx, find, row -> row.number(1), platform.code());
        if (known.isPresent()) {
            return known.get();
        }
        long highest = number(tx, "select max(platform_key) from {dim_platform}");
        long key = Math.max(STRANGERS_FROM, highest + 1);
        update(
                tx,
                "insert into {dim_platform} (platform_key, code, name, is_marketplace) values (?, ?, ?, false)",
                key,
                platform.code(),
                platform.code());
        return key;
    }

    /** The hash of the shop's natural key, or the next salted one where another shop has that. */
    private static long key(Tx tx, ShopRef shop, long platform) throws SQLException {
        Optional<Long> known = first(
                tx,
                "select shop_key from {wh_shop} where platform_key = ? and source_shop_id = ?",
                row -> row.number(1),
                platform,
                shop.id());
        if (known.isPresent()) {
            return known.get();
        }
        int salt = 0;
        while (number(tx, "select count(*) from {wh_shop} where shop_key = ?", Keys.hash(Keys.shop(shop), salt)) > 0) {
            salt++;
        }
        return Keys.hash(Keys.shop(shop), salt);
    }
}
