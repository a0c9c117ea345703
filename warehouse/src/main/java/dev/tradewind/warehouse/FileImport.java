package dev.tradewind.warehouse;

import dev.tradewind.core.Shop;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Version;
import dev.tradewind.warehouse.internal.files.BadFile;
import dev.tradewind.warehouse.internal.files.BusinessAdvisor;
import dev.tradewind.warehouse.internal.files.TrafficFile;
import dev.tradewind.warehouse.internal.sync.FileLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A file that was read and checked and is ready to be loaded. Several can be prepared before the first is run, so that one
 * that cannot be read stops all of them.
 *
 * <p>What can be imported: the day-by-day CSV export of Lazada's Business Advisor, as rows of fact_traffic on the level of
 * the shop. Days are the shop's own, amounts are in the currency of its home market. The row with the range is not loaded,
 * but its sums and its days are held against the rows: what does not agree makes the outcome PARTIAL.
 */
public final class FileImport {
    private final FileLoad loader;
    private final Shop shop;
    private final TrafficFile content;
    private final Path file;
    private final Version version;

    private FileImport(FileLoad loader, Shop shop, TrafficFile content, Path file, Version version) {
        this.loader = loader;
        this.shop = shop;
        this.content = content;
        this.file = file;
        this.version = version;
    }

    static FileImport read(FileLoad loader, Shop shop, Path file, Instant now) {
        try {
            if (Files.isDirectory(file)) {
                throw new FileFormatException(file, 0, "this is a directory", "Name the files that are in it", null);
            }
            if (Files.size(file) > BusinessAdvisor.MAX_BYTES) {
                throw new FileFormatException(
                        file, 0, "the file is larger than 16 MB", "Export at most a few years at once", null);
            }
            TrafficFile content =
                    BusinessAdvisor.read(Files.readAllBytes(file), shop.home().currency());
            Instant modified = Files.getLastModifiedTime(file).toInstant();
            return new FileImport(
                    loader, shop, content, file, Version.observed(modified.isAfter(now) ? now : modified));
        } catch (BadFile e) {
            throw new FileFormatException(file, e.line(), String.valueOf(e.getMessage()), e.advice(), e);
        } catch (NoSuchFileException e) {
            throw new FileFormatException(file, 0, "there is no such file", "Check its path", e);
        } catch (IOException e) {
            throw new FileFormatException(file, 0, "the file cannot be read: " + e, "Check its permissions", e);
        }
    }

    /** How many days it has that can be used. */
    public int days() {
        return content.days().size();
    }

    /**
     * Loads it, in one transaction. The same file again changes nothing; numbers of a file that was saved earlier never
     * overwrite those of one that was saved later.
     *
     * @throws dev.tradewind.core.error.TradewindException when the database cannot be used; nothing is loaded then
     */
    public Receipt run() {
        return loader.run(shop, content, String.valueOf(file.getFileName()), version);
    }
}
