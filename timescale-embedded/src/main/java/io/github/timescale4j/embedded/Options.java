package io.github.timescale4j.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a builder was told.
 *
 * @param provider the provider to use, or null for the first that is there
 * @param url the JDBC URL of a running server, or null
 * @param username the user for that URL, or null
 * @param password the password for that URL, or null
 * @param dataDirectory where the data is kept, or null for a database that goes when it is closed
 * @param cacheDirectory where fetched files are kept, or null for the place the system has for such things
 * @param nativeHome the PostgreSQL installation to use, or null to look for one
 * @param nodeExecutable the node to use, or null to look for one
 * @param port the loopback port, 0 for a free one
 * @param busyTimeout how long a connection waits while another one holds the only session
 * @param startTimeout how long the database may take to start
 * @param progress takes lines about what takes long
 * @param runJobs whether due policies are run where the database has no background workers
 */
record Options(
        @Nullable Provider provider,
        @Nullable String url,
        @Nullable String username,
        @Nullable String password,
        @Nullable Path dataDirectory,
        @Nullable Path cacheDirectory,
        @Nullable Path nativeHome,
        @Nullable Path nodeExecutable,
        int port,
        Duration busyTimeout,
        Duration startTimeout,
        Consumer<String> progress,
        boolean runJobs) {

    @Override
    public String toString() {
        return "Options[provider=" + provider + ", dataDirectory=" + dataDirectory + ", port=" + port + "]";
    }
}
