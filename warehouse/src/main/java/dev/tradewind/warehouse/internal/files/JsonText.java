package dev.tradewind.warehouse.internal.files;

import java.util.Locale;
import java.util.StringJoiner;

/** Writes a row as a JSON object: the titles of the file, the cells as text. */
final class JsonText {
    private JsonText() {}

    static String of(Header header, FileRow row) {
        StringJoiner members = new StringJoiner(",", "{", "}");
        for (int i = 0; i < header.titles().size(); i++) {
            members.add(quoted(header.titles().get(i)) + ":" + quoted(row.cell(i)));
        }
        return members.toString();
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < 0x20) {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
