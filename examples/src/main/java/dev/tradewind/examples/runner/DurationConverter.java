package dev.tradewind.examples.runner;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a length of time. */
final class DurationConverter implements ITypeConverter<Duration> {
    private static final Pattern DAYS = Pattern.compile("[0-9]{1,5}[dD]");

    @Override
    public Duration convert(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            String meant = DAYS.matcher(text).matches()
                    ? "P" + text.toUpperCase(Locale.ROOT)
                    : "P5D, which is five days, or PT12H, twelve hours";
            throw new TypeConversionException("\"" + text + "\" is no duration. Write " + meant);
        }
    }
}
