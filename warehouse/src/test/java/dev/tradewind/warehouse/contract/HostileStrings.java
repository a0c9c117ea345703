package dev.tradewind.warehouse.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts that break encoders: escapes, markers, quotes, controls, right-to-left, astral, combining, broken surrogates. */
final class HostileStrings {
    private static final List<String> PIECES = List.of(
            "\\",
            "\\N",
            "\\.",
            "\\\\",
            "\t",
            "\n",
            "\r",
            "\r\n",
            "\b",
            "\f",
            "\u000b",
            "\u0001",
            "\u001f",
            "\u007f",
            "'",
            "''",
            "\"",
            "\"\"",
            ";",
            "--",
            "/*",
            "*/",
            "$$",
            "${schema}",
            "{0}",
            "?",
            "%s",
            "&amp;",
            "<b>",
            ",",
            "|",
            "NULL",
            "null",
            "~",
            ":",
            " ",
            "\u00a0",
            "\u2028",
            "\u2029",
            "\u0085",
            "\ufeff",
            "\u200b",
            "\u202e",
            "\ufffd",
            "\uffff",
            "e\u0301",
            "\u00e9",
            "\u0130",
            "\u0131",
            "\u00df",
            "\u0e17\u0e35\u0e48",
            "\u062a\u0645",
            "\u05d0",
            "\ud55c\uad6d",
            "Ti\u1ebfng Vi\u1ec7t",
            "\ud83d\ude00",
            "\ud83e\udd26\ud83c\udffc\u200d\u2642\ufe0f",
            "\ud800\udc00",
            "\udbff\udfff",
            "\ud800",
            "\udfff",
            "\udc00\ud800",
            "\u0000",
            "a\u0000b",
            "1e5",
            "0x41",
            "\\x41",
            "\\101",
            "\\u0041",
            "a".repeat(700));

    private HostileStrings() {}

    /** As many distinct texts; the same ones each time. */
    static List<String> list(int count) {
        Random random = new Random(4711);
        List<String> texts = new ArrayList<>(PIECES);
        texts.add("");
        while (texts.size() < count) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(6) + 1; i > 0; i--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            texts.add(text.toString());
        }
        return List.copyOf(texts.subList(0, count));
    }
}
