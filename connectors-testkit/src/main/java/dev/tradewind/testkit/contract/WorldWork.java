package dev.tradewind.testkit.contract;

import dev.tradewind.core.Dataset;
import dev.tradewind.testkit.world.Edit;
import dev.tradewind.testkit.world.World;
import dev.tradewind.testkit.world.WorldOrder;
import dev.tradewind.testkit.world.WorldProduct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Work in a world: orders and products, by their times of last change. */
final class WorldWork implements ShopWork {
    private static final Edit[] EDITS = {Edit.ADVANCE, Edit.VOUCHER, Edit.CANCEL_LINE, Edit.NOTE};

    private final World world;

    WorldWork(World world) {
        this.world = world;
    }

    @Override
    public void change(Dataset<?> dataset, Instant at, int edits, int inserts, Random chance) {
        List<String> ids =
                new ArrayList<>(held(dataset, Instant.MIN, at.plusSeconds(1)).keySet());
        Collections.shuffle(ids, chance);
        for (String id : ids.subList(0, Math.min(edits, ids.size()))) {
            if (dataset.equals(Dataset.ORDERS)) {
                world.edit(Long.parseLong(id), EDITS[chance.nextInt(EDITS.length)], at);
            } else {
                world.editProduct(Long.parseLong(id), at);
            }
        }
        for (int added = 0; dataset.equals(Dataset.ORDERS) && added < inserts; added++) {
            world.insert(at);
        }
    }

    @Override
    public Map<String, Instant> held(Dataset<?> dataset, Instant from, Instant to) {
        Map<String, Instant> all = new TreeMap<>();
        if (dataset.equals(Dataset.ORDERS)) {
            world.allOrders().forEach((WorldOrder order) -> all.put(Long.toString(order.id()), order.updatedAt()));
        } else if (dataset.equals(Dataset.PRODUCTS)) {
            world.allProducts()
                    .forEach((WorldProduct product) -> all.put(Long.toString(product.id()), product.updatedAt()));
        } else {
            throw new IllegalArgumentException("a world has orders and products, no " + dataset);
        }
        all.values().removeIf(at -> at.isBefore(from) || !at.isBefore(to));
        return all;
    }
}
