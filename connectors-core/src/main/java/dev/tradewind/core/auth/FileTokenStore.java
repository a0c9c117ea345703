package dev.tradewind.core.auth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.error.TokenStoreException;
import dev.tradewind.core.internal.auth.LockedFile;
import dev.tradewind.core.internal.auth.LockedFile.Edit;
import dev.tradewind.core.time.Chance;
import dev.tradewind.core.time.Sleeper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Keeps records in one encrypted file, for threads and processes of one machine. */
final class FileTokenStore implements TokenStore {
    private final Path path;
    private final LockedFile file;
    private final RecordSealer sealer;

    FileTokenStore(Path path, KeyProvider keys, Chance chance, Sleeper sleeper) {
        this.path = path;
        this.file = new LockedFile(path, sleeper);
        this.sealer = RecordSealer.of(path.toString(), keys, chance);
    }

    @Override
    public Optional<Versioned> load(TokenKey key) {
        TokenFile content;
        try {
            content = parse(file.read());
        } catch (IOException failed) {
            throw unusable(failed);
        }
        Optional<JsonNode> found = content.find(key);
        if (found.isEmpty()) {
            // A record whose name was changed looks like one that is not there. Its seal tells.
            content.records().forEach(sealer::open);
        }
        return found.map(sealer::open);
    }

    @Override
    public OptionalLong save(TokenKey key, TokenRecord next, long expected) {
        return edit(content -> {
            TokenFile records = parse(content);
            long stored = records.find(key).map(this::version).orElse(0L);
            return stored == expected ? put(records, key, next) : new Edit<>(Optional.empty(), OptionalLong.empty());
        });
    }

    @Override
    public void delete(TokenKey key) {
        edit(content -> {
            TokenFile records = parse(content);
            boolean removed = records.remove(key);
            return new Edit<>(removed ? Optional.of(records.print()) : Optional.empty(), removed);
        });
    }

    @Override
    public long reseal() {
        Resealing outcome = new Resealing(path.toString());
        edit(content -> {
            TokenFile records = parse(content);
            boolean changed = false;
            for (int i = 0; i < records.records().size(); i++) {
                int place = i;
                changed |= !sealer.isCurrent(records.records().get(i)) && outcome.attempt(() -> reseal(records, place));
            }
            return new Edit<>(changed ? Optional.of(records.print()) : Optional.empty(), true);
        });
        return outcome.result();
    }

    private void reseal(TokenFile records, int place) {
        JsonNode record = records.records().get(place);
        Versioned stored = sealer.open(record);
        records.records().set(place, sealer.node(RecordCodec.key(record), stored.record(), stored.version()));
    }

    @Override
    public String toString() {
        return "FileTokenStore(" + path + ")";
    }

    private Edit<OptionalLong> put(TokenFile records, TokenKey key, TokenRecord next) {
        long version = records.nextVersion();
        records.put(key, sealer.node(key, next, version));
        return new Edit<>(Optional.of(records.print()), OptionalLong.of(version));
    }

    private <T> T edit(Function<Optional<byte[]>, Edit<T>> change) {
        try {
            return file.edit(change);
        } catch (IOException failed) {
            throw unusable(failed);
        }
    }

    private TokenFile parse(Optional<byte[]> content) {
        try {
            return TokenFile.parse(content);
        } catch (IllegalArgumentException damaged) {
            throw new TokenStoreException(
                    "the token file " + path + " is damaged: " + damaged.getMessage(),
                    "Bring it back from a backup, or move it away and let the sellers consent again.",
                    damaged);
        }
    }

    private long version(JsonNode record) {
        try {
            return RecordCodec.version(record);
        } catch (IllegalArgumentException damaged) {
            throw sealer.damaged(RecordCodec.name(record), damaged);
        }
    }

    private TokenStoreException unusable(IOException why) {
        return new TokenStoreException(
                "the token file " + path + " cannot be used: " + why,
                "Check that its folder exists and that this user may read and write in it.",
                why);
    }
}
