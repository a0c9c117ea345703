package dev.tradewind.testkit.world;

import java.time.Instant;
import java.util.List;

/**
 * A product as it stands.
 *
 * @param place its place in the world, from 0
 * @param id the platform's id, unique within the world
 * @param title its title
 * @param brand its brand
 * @param category the platform's category
 * @param state whether it is sold
 * @param variants at least one
 * @param createdAt when it was made, whole seconds
 * @param updatedAt when it was last changed, whole seconds
 */
public record WorldProduct(
        long place,
        long id,
        String title,
        String brand,
        int category,
        State state,
        List<WorldVariant> variants,
        Instant createdAt,
        Instant updatedAt) {
    /** Whether a product is sold. */
    public enum State {
        ACTIVE,
        INACTIVE,
        DELETED
    }
}
