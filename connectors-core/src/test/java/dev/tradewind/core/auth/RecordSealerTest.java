package dev.tradewind.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.error.TokenStoreException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What lies in a user's own store, against whoever can write there. */
class RecordSealerTest {
    private static final int RECORDS = Boolean.getBoolean("tradewind.full") ? 1_000 : 3;
    private static final TokenKey SHOP = Samples.key("100123");
    private static final KeyProvider KEYS = KeyProvider.fromBase64(Samples.KEY_ONE);

    private final RecordSealer sealer = RecordSealer.of("the shelf", KEYS, Samples.chance(7));

    @Test
    void open_afterAnyBitWasChanged_isATypedError() {
        int opened = 0;
        int tried = 0;
        for (int number = 0; number < RECORDS; number++) {
            TokenRecord record = number % 3 == 2 ? Samples.bareRecord() : Samples.record(number);
            String good = sealer.seal(SHOP, record, number + 1);
            assertThat(sealer.open(SHOP, good)).isEqualTo(new Versioned(record, number + 1));
            StringBuilder text = new StringBuilder(good);
            for (int i = 0; i < good.length(); i++) {
                for (int bit = 0; bit < 7; bit++) {
                    text.setCharAt(i, (char) (good.charAt(i) ^ (1 << bit)));
                    opened += opens(text.toString()) ? 1 : 0;
                    tried++;
                }
                text.setCharAt(i, good.charAt(i));
            }
        }
        assertThat(opened).as("of %d", tried).isZero();
    }

    @Test
    void open_sealsMovedToWhereTheyDoNotBelong_isATypedError() {
        String one = sealer.seal(SHOP, Samples.record(1), 1);
        String later = sealer.seal(SHOP, Samples.record(1), 2);
        String two = sealer.seal(Samples.key("200456"), Samples.record(1), 1);
        String access = "access";
        String refresh = "refresh";

        for (String bad : List.of(
                two,
                with(one, access, value(two, access)),
                with(one, refresh, value(two, refresh)),
                with(one, access, value(later, access)),
                with(with(one, access, value(later, access)), refresh, value(later, refresh)),
                with(one, access, value(one, refresh)),
                with(with(one, access, value(one, refresh)), refresh, value(one, access)),
                one.replace("\"refresh\":\"" + value(one, refresh) + "\"", "\"refresh\":null"))) {
            assertThat(bad).isNotEqualTo(one);
            assertThat(opens(bad)).as(bad).isFalse();
        }
    }

    @Test
    void open_withAnotherKey_isATypedErrorAlsoUnderTheSameName() {
        String sealed = sealer.seal(SHOP, Samples.record(1), 1);
        RecordSealer other = RecordSealer.of("the shelf", KeyProvider.fromBase64(Samples.KEY_TWO));
        RecordSealer sameName =
                RecordSealer.of("the shelf", KeyProvider.fromBase64(KEYS.currentKeyId(), Samples.KEY_TWO));

        assertThatThrownBy(() -> other.open(SHOP, sealed))
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContaining("no key " + KEYS.currentKeyId());
        assertThatThrownBy(() -> sameName.open(SHOP, sealed))
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContainingAll("lazada/123456/100123", "the shelf", "its key replaced");
    }

    private boolean opens(String sealed) {
        try {
            sealer.open(SHOP, sealed);
            return true;
        } catch (TokenStoreException refused) {
            return false;
        }
    }

    private static String value(String sealed, String field) {
        return sealed.replaceFirst(".*\"" + field + "\":\"([^\"]*)\".*", "$1");
    }

    private static String with(String sealed, String field, String value) {
        return sealed.replaceFirst("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":\"" + value + "\"");
    }
}
