package dev.tradewind.examples.runner;

import dev.tradewind.core.Dataset;
import dev.tradewind.examples.runner.config.Suggestion;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a dataset. */
final class DatasetConverter implements ITypeConverter<Dataset<?>> {
    @Override
    public Dataset<?> convert(String text) {
        Set<String> names = Dataset.all().stream().map(Dataset::name).collect(Collectors.toCollection(TreeSet::new));
        return Dataset.byName(text)
                .orElseThrow(() -> new TypeConversionException(
                        "there is no dataset \"" + text + "\". " + Suggestion.among(text, names)));
    }
}
