package dev.tradewind.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradewindExceptionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", emptyValue = "", textBlock = """
            it broke                  | Mend it   | it broke. Mend it
            it says: connect failed.  | Mend it   | it says: connect failed. Mend it
            it broke                  | ''        | it broke
            """)
    void message_withAdvice_isTwoSentences(String message, String advice, String whole) {
        assertThat(new ConfigException(message, advice, null)).hasMessage(whole);
    }
}
