package dev.tradewind.examples.stall;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A notebook in a CSV file: {@code id,changed,sold,what,quantity,price,cancelled}.
 *
 * @param file the file
 */
record CsvNotebook(Path file) implements Notebook {
    @Override
    public List<Sale> sales() {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            return rows.stream().map(CsvNotebook::sale).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the stall's notebook cannot be read: " + file, e);
        }
    }

    private static Sale sale(NamedCsvRecord row) {
        return new Sale(
                row.getField("id"),
                Instant.parse(row.getField("changed")),
                Instant.parse(row.getField("sold")),
                row.getField("what"),
                Integer.parseInt(row.getField("quantity")),
                new BigDecimal(row.getField("price")),
                Boolean.parseBoolean(row.getField("cancelled")));
    }
}
