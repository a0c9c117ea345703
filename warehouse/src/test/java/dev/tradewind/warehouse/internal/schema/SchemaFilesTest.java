package dev.tradewind.warehouse.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaFilesTest {
    @ParameterizedTest
    @EnumSource
    void ddlResource_anyEngine_isWrittenFromTheDefinitions(Dialect dialect) throws IOException {
        compare(SchemaFiles.ddlFile(dialect), SchemaFiles.ddl(dialect));
    }

    @Test
    void dictionary_docs_isWrittenFromTheDefinitions() throws IOException {
        compare(SchemaFiles.dictionaryFile(), SchemaFiles.dictionary());
    }

    private static void compare(Path file, String expected) throws IOException {
        if (Boolean.getBoolean("tradewind.schema.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, expected);
        }
        assertThat(file).content().isEqualTo(expected);
    }
}
