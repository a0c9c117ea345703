package dev.tradewind.lazada.model;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A category with those below it (doc of {@code /category/tree/get}).
 *
 * @param categoryId Lazada's id
 * @param name in the language asked for
 * @param leaf whether products can stand in it
 * @param children the categories below
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record LazadaCategory(
        String categoryId, @Nullable String name, @Nullable Boolean leaf, List<LazadaCategory> children) {
    public LazadaCategory {
        Objects.requireNonNull(categoryId, "category_id");
        children = Lists.of(children);
    }
}
