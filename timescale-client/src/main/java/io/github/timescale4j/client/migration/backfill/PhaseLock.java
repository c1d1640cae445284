package io.github.timescale4j.client.migration.backfill;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets one of several instances do the work of a schema. The lock is the connection's, and goes when that is lost. */
final class PhaseLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PhaseLock.class);

    /** Any number that other programs are not likely to lock. */
    static final int KEY = 0x7153_4246;

    private final Connection connection;
    private final int schema;
    private final boolean waited;

    private PhaseLock(Connection connection, int schema, boolean waited) {
        this.connection = connection;
        this.schema = schema;
        this.waited = waited;
    }

    /** Whether nobody has it; then it is this connection's now. */
    static boolean isFree(Connection connection, String schema) throws SQLException {
        return Sql.isTrue(connection, "SELECT pg_catalog.pg_try_advisory_lock(?, ?)", KEY, schema.hashCode());
    }

    /** The lock that {@link #isFree} has taken. */
    static PhaseLock taken(Connection connection, String schema) {
        return new PhaseLock(connection, schema.hashCode(), false);
    }

    /** Takes it, after whoever has it. */
    static PhaseLock await(Connection connection, String schema) throws SQLException {
        if (isFree(connection, schema)) {
            return taken(connection, schema);
        }
        LOG.info("Another instance works on {}: waiting for it", schema);
        // A limit of the role or the pool is meant for locks that somebody holds for a moment.
        String limit = limit(connection, "SELECT pg_catalog.current_setting('lock_timeout')");
        limit(connection, "SELECT pg_catalog.set_config('lock_timeout', '0', false)");
        try {
            Sql.list(connection, "SELECT pg_catalog.pg_advisory_lock(?, ?)", row -> KEY, KEY, schema.hashCode());
        } finally {
            if (!connection.isClosed()) {
                limit(connection, "SELECT pg_catalog.set_config('lock_timeout', ?, false)", limit);
            }
        }
        return new PhaseLock(connection, schema.hashCode(), true);
    }

    private static String limit(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        return Sql.list(connection, sql, row -> row.getString(1), parameters).get(0);
    }

    /** Whether somebody else had it, and may have done what was to be done. */
    boolean waited() {
        return waited;
    }

    @Override
    public void close() {
        try {
            if (!connection.isClosed()) {
                Sql.isTrue(connection, "SELECT pg_catalog.pg_advisory_unlock(?, ?)", KEY, schema);
            }
        } catch (SQLException e) {
            LOG.debug("The lock went with its connection", e);
        }
    }
}
