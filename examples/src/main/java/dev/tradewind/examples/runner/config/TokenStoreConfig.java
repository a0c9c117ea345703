package dev.tradewind.examples.runner.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where tokens are kept.
 *
 * @param file the encrypted file, or empty to keep them in memory for one run
 */
public record TokenStoreConfig(Optional<Path> file) {}
