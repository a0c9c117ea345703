package dev.tradewind.testkit.world;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import net.datafaker.Faker;

/** Words for names and titles. Made once by Datafaker from a fixed seed, since making each anew would be slow. */
final class Words {
    private static final int POOL = 400;
    private static final Faker FAKER = new Faker(Locale.ENGLISH, new Random(20261124));

    private static final List<String> FIRST_NAMES =
            pool(faker -> faker.name().firstName(), "Ngọc Ánh", "สมชาย", "美玲", "Íñigo", "محمد", "D'Arcy", "Ana María");
    private static final List<String> LAST_NAMES =
            pool(faker -> faker.name().lastName(), "Nguyễn", "O'Neil", "Dela Cruz", "陳", "ใจดี", "van der Berg");
    private static final List<String> STREETS =
            pool(faker -> faker.address().streetAddress(), "Đường 3/2, №7", "#12-08 \"B\"");
    private static final List<String> CITIES =
            pool(faker -> faker.address().cityName(), "Parañaque", "Đà Nẵng", "กรุงเทพ");
    private static final List<String> THINGS = pool(faker -> faker.commerce().productName());
    private static final List<String> BRANDS = pool(faker -> faker.brand().car(), "No Brand", "L'Été & Cie", "ブランド");
    private static final List<String> AWKWARD = List.of(
            "50% off \uD83D\uDD25 only today",
            "Robert'); DROP TABLE fact_orders;--",
            "\"quoted\", comma; and\ttab",
            "two\nlines",
            "back\\slash \\N and \\.",
            "{} %s ${jndi:ldap} #{x}",
            "\u202Eright to left \u05E9\u05DC\u05D5\u05DD",
            "e\u0301 decomposed, \uFB01 ligature, \u00A0 blank",
            "\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66 family",
            "<script>alert(1)</script> &amp;",
            "null",
            "=1+1",
            "  blanks around  ");
    private static final List<String> HOSTILE =
            List.of("nul \u0000 inside", "x".repeat(4_000), "\uFEFFbyte order mark", "\u0001\u001F controls");

    private Words() {}

    static String firstName(Draw draw) {
        return pick(draw, FIRST_NAMES);
    }

    static String lastName(Draw draw) {
        return pick(draw, LAST_NAMES);
    }

    static String street(Draw draw) {
        return pick(draw, STREETS);
    }

    static String city(Draw draw) {
        return pick(draw, CITIES);
    }

    static String brand(Draw draw) {
        return pick(draw, BRANDS);
    }

    /** What a product is called. */
    static String title(Draw draw, boolean hostile) {
        String thing = pick(draw, THINGS);
        return draw.percent(10) ? thing + " " + awkward(draw, hostile) : thing;
    }

    /** A text that code which treats text carelessly trips over. */
    static String awkward(Draw draw, boolean hostile) {
        return pick(draw, hostile && draw.percent(30) ? HOSTILE : AWKWARD);
    }

    private static String pick(Draw draw, List<String> pool) {
        return pool.get(draw.below(pool.size()));
    }

    private static List<String> pool(Function<Faker, String> source, String... more) {
        return Stream.concat(Stream.generate(() -> source.apply(FAKER)).limit(POOL), Stream.of(more))
                .toList();
    }
}
