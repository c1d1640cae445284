package io.github.timescale4j.embedded;

import java.nio.file.Path;

/**
 * A PostgreSQL with TimescaleDB on this machine.
 *
 * @param bin the directory with {@code postgres} and {@code initdb}
 * @param community whether TimescaleDB has its community features, or is the Apache-only edition
 */
record NativeInstallation(Path bin, boolean community) {

    Path initdb() {
        return bin.resolve("initdb");
    }

    Path postgres() {
        return bin.resolve("postgres");
    }
}
