package io.github.timescale4j.client.migration.backfill;

import io.github.timescale4j.client.migration.catalog.SessionSettings;
import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds an index on a hypertable chunk by chunk, so that writers wait for one chunk at a time and not for all of them.
 *
 * <p>Each chunk is a transaction of its own. A build that was interrupted leaves an index that is not valid, which the server would
 * take for the whole one ({@code IF NOT EXISTS} skips it); it is dropped here and built again.
 *
 * <p>Where that way is not open the index is built in one statement: on what is no hypertable, for a unique index, and on the
 * embedded database, which has a single session and spoils its catalog when it builds indexes chunk by chunk.
 *
 * <p>What the statement names without a schema is looked for as in the transaction of a plan: in the schema of the table, in that of
 * the extension, in public; and what it says of times means the same.
 */
public final class ChunkwiseIndex {

    private static final Logger LOG = LoggerFactory.getLogger(ChunkwiseIndex.class);

    private static final String NAME = "(?:\"([^\"]+)\"|([\\p{L}_][\\p{L}\\p{N}_$]*))";
    private static final Pattern CREATE = Pattern.compile("(?is)\\s*CREATE\\s+(UNIQUE\\s+)?INDEX\\s+" + NAME
            + "\\s+ON\\s+(?:" + NAME + "\\s*\\.\\s*)?" + NAME + "\\s*(.*)");

    private static final String TABLE = """
            SELECT n.nspname, c.relname,
                   EXISTS (SELECT FROM timescaledb_information.hypertables h
                           WHERE h.hypertable_schema = n.nspname AND h.hypertable_name = c.relname) AS hypertable
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.oid = pg_catalog.to_regclass(?)""";

    private static final String VALID = """
            SELECT i.indisvalid FROM pg_catalog.pg_index i
            JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
            JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
            WHERE i.indrelid = pg_catalog.to_regclass(?) AND c.relnamespace = t.relnamespace AND c.relname = ?""";

    /** What was done. */
    public enum Outcome {
        /** A whole index of that name was there. */
        PRESENT,
        /** It was built. */
        BUILT,
        /** What an interrupted build had left was dropped, and it was built. */
        REPAIRED
    }

    private final Connection connection;
    private final String schema;
    private final Duration lockTimeout;
    private final LockRetry retry;

    /**
     * Prepares.
     *
     * @param connection the connection to use, in autocommit; it stays open
     * @param schema where a table is whose name comes without a schema
     * @param lockTimeout how long each chunk may wait for its lock before the build is tried again later
     */
    public ChunkwiseIndex(Connection connection, String schema, Duration lockTimeout) {
        this(connection, schema, lockTimeout, LockRetry.DEFAULT);
    }

    ChunkwiseIndex(Connection connection, String schema, Duration lockTimeout, LockRetry retry) {
        this.connection = connection;
        this.schema = schema;
        this.lockTimeout = lockTimeout;
        this.retry = retry;
    }

    /** A statement that makes an index, in parts. */
    private record Statement(String index, RelationName table, boolean unique, String rest) {

        String plain() {
            return "CREATE " + (unique ? "UNIQUE " : "") + "INDEX " + Identifier.quote(index) + " ON " + table.quoted()
                    + ' ' + rest;
        }

        /** The option stands before the condition of a partial index, and after everything else. */
        String perChunk() {
            int where = SelectText.find(rest, " WHERE ", 0);
            return "CREATE INDEX " + Identifier.quote(index) + " ON " + table.quoted() + ' ' + rest.substring(0, where)
                    + " WITH (timescaledb.transaction_per_chunk)" + rest.substring(where);
        }
    }

    /**
     * Builds an index unless it is there, after another instance that may be building it. Whether one of that name has the wanted definition is not looked at.
     *
     * @param statement {@code CREATE INDEX name ON table …}, without {@code WITH} and {@code TABLESPACE}
     * @return what was done
     * @throws BackfillException if the server refuses, or somebody else keeps a lock for too long
     * @throws IllegalArgumentException if it is another statement
     * @throws IllegalStateException if the connection is not in autocommit
     * @throws SQLException if the server cannot be asked
     */
    public Outcome build(String statement) throws SQLException {
        Sql.requireAutoCommit(connection);
        Statement parts = parse(statement);
        try (PhaseLock lock = PhaseLock.await(connection, schema)) {
            LOG.debug("Looking for the index {}, after somebody else: {}", parts.index(), lock.waited());
            return build(parts);
        }
    }

    private Outcome build(Statement parts) throws SQLException {
        Boolean hypertable = Sql.first(
                connection,
                TABLE,
                row -> row.getBoolean("hypertable"),
                parts.table().quoted());
        if (hypertable == null) {
            throw new BackfillException(
                    parts.table(), "There is no table '" + parts.table() + "' for the index " + parts.index(), null);
        }
        Boolean valid = valid(parts);
        if (Boolean.TRUE.equals(valid)) {
            return Outcome.PRESENT;
        }
        boolean perChunk = hypertable && !parts.unique() && !isSingleSession();
        try {
            String path = SearchPath.of(connection, String.valueOf(parts.table().schema()));
            // More than one transaction, so that the session has the settings while it runs.
            return SessionSettings.during(
                    connection,
                    Map.of("lock_timeout", lockTimeout.toMillis() + "ms", "search_path", path),
                    () -> build(parts, perChunk));
        } catch (SQLException e) {
            throw BackfillException.failed("Building the index " + parts.index() + " of", parts.table(), e);
        }
    }

    private Statement parse(String statement) {
        Matcher matcher = CREATE.matcher(statement);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a statement that creates an index with a name: " + statement);
        }
        String of = first(matcher.group(4), matcher.group(5));
        return new Statement(
                String.valueOf(first(matcher.group(2), matcher.group(3))),
                new RelationName(of == null ? schema : of, String.valueOf(first(matcher.group(6), matcher.group(7)))),
                matcher.group(1) != null,
                String.valueOf(matcher.group(8)).replaceAll(";\\s*$", "").replaceAll("\\s+", " "));
    }

    private static @Nullable String first(@Nullable String quoted, @Nullable String plain) {
        return quoted != null ? quoted : plain == null ? null : plain.toLowerCase(Locale.ROOT);
    }

    private @Nullable Boolean valid(Statement parts) throws SQLException {
        return Sql.first(
                connection, VALID, row -> row.getBoolean(1), parts.table().quoted(), parts.index());
    }

    private boolean isSingleSession() throws SQLException {
        return Sql.isTrue(connection, "SELECT pg_catalog.pg_backend_pid() = 0");
    }

    /** Each attempt first drops what the one before has left. */
    private Outcome build(Statement parts, boolean perChunk) throws SQLException {
        boolean[] repaired = {false};
        long began = System.nanoTime();
        retry.run("The index " + parts.index() + " of " + parts.table(), () -> {
            if (Boolean.FALSE.equals(valid(parts))) {
                LOG.warn("The index {} of {} was left half built: it is built again", parts.index(), parts.table());
                Sql.execute(
                        connection,
                        "DROP INDEX " + new RelationName(parts.table().schema(), parts.index()).quoted());
                repaired[0] = true;
            }
            Sql.execute(connection, perChunk ? parts.perChunk() : parts.plain());
        });
        LOG.info(
                "Built the index {} of {}{} in {} ms",
                parts.index(),
                parts.table(),
                perChunk ? " chunk by chunk" : "",
                (System.nanoTime() - began) / 1_000_000);
        return repaired[0] ? Outcome.REPAIRED : Outcome.BUILT;
    }
}
