package dev.tradewind.core.auth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.error.TokenStoreException;
import dev.tradewind.core.internal.auth.LockedFile;
import dev.tradewind.core.internal.auth.LockedFile.Edit;
import dev.tradewind.core.time.Chance;
import dev.tradewind.core.time.Sleeper;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Keeps records in one encrypted file, for threads and processes of one machine. */
final class FileTokenStore implements TokenStore {
    private final Path path;
    private final LockedFile file;
    private final RecordCodec codec;

    FileTokenStore(Path path, KeyProvider keys, Chance chance, Sleeper sleeper) {
        this.path = path;
        this.file = new LockedFile(path, sleeper);
        this.codec = new RecordCodec(new Sealer(keys, chance));
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
            content.records().forEach(this::decode);
        }
        return found.map(this::decode);
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
    public String toString() {
        return "FileTokenStore(" + path + ")";
    }

    private Edit<OptionalLong> put(TokenFile records, TokenKey key, TokenRecord next) {
        long version = records.nextVersion();
        try {
            records.put(key, codec.encode(key, next, version));
        } catch (GeneralSecurityException sealed) {
            throw new TokenStoreException(
                    "the tokens of " + key + " could not be encrypted for " + path + ": " + sealed.getMessage(),
                    "Check the key that the store was given.",
                    sealed);
        }
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
            throw damaged(record, damaged);
        }
    }

    private Versioned decode(JsonNode record) {
        try {
            return codec.decode(record);
        } catch (Sealer.UnknownKeyException unknown) {
            throw new TokenStoreException(
                    "the tokens of " + name(record) + " in " + path + " are encrypted with a key that is not known: "
                            + unknown.getMessage(),
                    "Give the store the key that they were written with; an old one may stand beside the current one.",
                    unknown);
        } catch (GeneralSecurityException | RuntimeException damaged) {
            throw damaged(record, damaged);
        }
    }

    private TokenStoreException damaged(JsonNode record, Exception why) {
        return new TokenStoreException(
                "the record of " + name(record) + " in " + path + " was changed or damaged, or its key replaced",
                "Bring the file and its key back from a backup, or take the record out and let the seller consent again.",
                why);
    }

    private TokenStoreException unusable(IOException why) {
        return new TokenStoreException(
                "the token file " + path + " cannot be used: " + why,
                "Check that its folder exists and that this user may read and write in it.",
                why);
    }

    private static String name(JsonNode record) {
        return record.path("platform").asText() + "/" + record.path("app").asText() + "/"
                + record.path("account").asText();
    }
}
