package io.github.timescale4j.spring.autoconfigure;

import io.github.timescale4j.client.ingest.writer.Overflow;
import io.github.timescale4j.client.ingest.writer.WriterSettings;
import io.github.timescale4j.client.migration.DriftCheck;
import io.github.timescale4j.client.migration.MigrationMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The properties below {@code timescale}.
 *
 * @param url JDBC URL of the database, instead of host, port and database.
 * @param host Host name of the database server.
 * @param port Port of the database server.
 * @param database Name of the database.
 * @param username Role that logs in.
 * @param password Password of the role.
 * @param secret Name of a mounted secret that holds the files 'username' and 'password', instead of these two properties.
 * @param secretsDirectory Directory below which secrets are mounted.
 * @param schema Schema that holds the library's own tables and all relations whose declaration names no schema. Created if it
 *     does not exist.
 * @param pool Connection pool.
 * @param migration Schema migration.
 * @param embedded Embedded database.
 * @param writer Buffered writers.
 */
@ConfigurationProperties("timescale")
public record TimescaleProperties(
        @Nullable String url,
        @Nullable String host,
        @DefaultValue("5432") int port,
        @Nullable String database,
        @Nullable String username,
        @Nullable String password,
        @Nullable String secret,
        @DefaultValue("/etc/secrets") Path secretsDirectory,
        @Nullable String schema,
        @DefaultValue Pool pool,
        @DefaultValue Migration migration,
        @DefaultValue Embedded embedded,
        @DefaultValue Writer writer) {

    /**
     * Renders where the database is, but nothing that must not be seen.
     *
     * @return the host and the database's name; a URL is left out, because it may hold a password
     */
    @Override
    public String toString() {
        return "TimescaleProperties[host=" + host + ", port=" + port + ", database=" + database + ", schema=" + schema
                + "]";
    }

    /**
     * The properties below {@code timescale.pool}. They apply to the library's own pool, not to one of the application.
     *
     * @param maximumSize Most connections that the pool opens.
     * @param minimumIdle Connections that the pool keeps open when nobody uses them. As many as the most if not set.
     * @param connectionTimeout How long to wait for a connection.
     * @param idleTimeout How long an unused connection above the minimum is kept.
     * @param maxLifetime How long a connection lives at most.
     */
    public record Pool(
            @DefaultValue("10") int maximumSize,
            @Nullable Integer minimumIdle,
            @DefaultValue("30s") Duration connectionTimeout,
            @DefaultValue("10m") Duration idleTimeout,
            @DefaultValue("30m") Duration maxLifetime) {}

    /**
     * The properties below {@code timescale.migration}.
     *
     * @param mode What to do when the database does not hold what is declared.
     * @param lockTimeout How long a statement of the migration may wait for a lock on a table.
     * @param approve Id of the one plan that may run although it is costly or loses data.
     * @param driftCheck When to compare the database itself with the declarations.
     * @param exportDirectory Directory into which the mode 'export' writes its files.
     * @param url JDBC URL for the migration. That of the application's connections if not set.
     * @param username Role that migrates. The one that logs in for everything else if not set.
     * @param password Password of the role that migrates.
     * @param secret Name of a mounted secret that holds the files 'username' and 'password' of the role that migrates, instead of
     *     these two properties.
     * @param adopt Declared relations that exist already and are to be adopted as they are.
     * @param migrateData Declared tables that exist already as plain tables and are to be adopted together with their rows.
     */
    public record Migration(
            @DefaultValue("apply") MigrationMode mode,
            @DefaultValue("10s") Duration lockTimeout,
            @Nullable String approve,
            @DefaultValue("always") DriftCheck driftCheck,
            @DefaultValue("src/main/resources/db/migration") Path exportDirectory,
            @Nullable String url,
            @Nullable String username,
            @Nullable String password,
            @Nullable String secret,
            @DefaultValue List<String> adopt,
            @DefaultValue List<String> migrateData) {

        /**
         * Renders what is to be done, but nothing that must not be seen.
         *
         * @return the mode
         */
        @Override
        public String toString() {
            return "Migration[mode=" + mode + "]";
        }
    }

    /**
     * The properties below {@code timescale.embedded}.
     *
     * @param enabled Whether to start the embedded database if it is on the class path and no other database is configured.
     * @param dataDirectory Directory that keeps the data. In memory or in a temporary directory if not set.
     * @param provider What runs the database. Whatever is found first if not set.
     * @param port Port to listen on. A free one if not set.
     * @param cacheDirectory Directory that keeps what has to be fetched once. Where the system has its caches if not set.
     */
    public record Embedded(
            @DefaultValue("true") boolean enabled,
            @Nullable Path dataDirectory,
            @Nullable String provider,
            @Nullable Integer port,
            @Nullable Path cacheDirectory) {}

    /**
     * The properties below {@code timescale.writer}: what the builders of buffered writers begin with.
     *
     * @param batchRows How many rows make a batch.
     * @param batchBytes How large the rows of a batch get, by an estimate.
     * @param maxAge How long a row waits for others before its batch is stored as it is.
     * @param bufferRows How many undecided rows a writer holds.
     * @param bufferBytes How large the undecided rows get, by an estimate.
     * @param connections How many batches are stored at once, each over a connection of its own. Not more than the pool has.
     * @param overflow What happens to new rows when the buffer is full.
     * @param maxWait How long a row waits for room in the buffer with overflow 'block'. As long as it takes if not set.
     * @param retryDelay Pause before rows are sent for the second time. Each further one is up to twice as long.
     * @param maxRetryDelay Longest pause before rows are sent again.
     * @param retryLimit How long attempts may fail without success until the rows of a batch are given up.
     * @param answerTimeout How long the server may be silent while a batch is stored, until its connection is given up.
     * @param drainTimeout How long closing a writer may take, also when the application stops.
     */
    public record Writer(
            @DefaultValue("10000") int batchRows,
            @DefaultValue("8MB") DataSize batchBytes,
            @DefaultValue("1s") Duration maxAge,
            @DefaultValue("100000") int bufferRows,
            @DefaultValue("32MB") DataSize bufferBytes,
            @DefaultValue("2") int connections,
            @DefaultValue("block") Overflow overflow,
            @Nullable Duration maxWait,
            @DefaultValue("100ms") Duration retryDelay,
            @DefaultValue("10s") Duration maxRetryDelay,
            @DefaultValue("5m") Duration retryLimit,
            @DefaultValue("1m") Duration answerTimeout,
            @DefaultValue("30s") Duration drainTimeout) {

        WriterSettings toSettings() {
            return new WriterSettings(
                    batchRows,
                    batchBytes.toBytes(),
                    maxAge,
                    bufferRows,
                    bufferBytes.toBytes(),
                    connections,
                    overflow,
                    maxWait,
                    retryDelay,
                    maxRetryDelay,
                    retryLimit,
                    answerTimeout,
                    drainTimeout);
        }
    }
}
