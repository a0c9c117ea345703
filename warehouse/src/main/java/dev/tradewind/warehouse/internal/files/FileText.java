package dev.tradewind.warehouse.internal.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Turns bytes into text: by the byte order mark, else UTF-8 where it fits, else what Windows writes. */
final class FileText {
    private FileText() {}

    static String decode(byte[] bytes) throws BadFile {
        String text = strip(decode(bytes, encoding(bytes)));
        int zero = text.indexOf('\0');
        if (zero >= 0) {
            throw new BadFile(lineOf(text, zero), "there is a NUL character", "Export the file again as CSV text");
        }
        return text;
    }

    private static Charset encoding(byte[] bytes) {
        if (starts(bytes, 0xff, 0xfe) || bytes.length > 1 && bytes[0] != 0 && bytes[1] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        if (starts(bytes, 0xfe, 0xff) || bytes.length > 1 && bytes[0] == 0 && bytes[1] != 0) {
            return StandardCharsets.UTF_16BE;
        }
        return StandardCharsets.UTF_8;
    }

    private static String decode(byte[] bytes, Charset encoding) throws BadFile {
        try {
            return encoding.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            if (encoding.equals(StandardCharsets.UTF_8)) {
                return windows(bytes);
            }
            throw new BadFile(0, "the text is not whole " + encoding, "Download the file again");
        }
    }

    private static String windows(byte[] bytes) throws BadFile {
        try {
            return Charset.forName("windows-1252")
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadFile(0, "the file is not text", "Save it as CSV in UTF-8");
        }
    }

    private static boolean starts(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }

    private static String strip(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static long lineOf(String text, int index) {
        return text.substring(0, index).lines().count();
    }
}
