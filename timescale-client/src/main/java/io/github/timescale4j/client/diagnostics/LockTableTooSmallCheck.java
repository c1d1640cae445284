package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;
import io.github.timescale4j.client.catalog.Count;
import io.github.timescale4j.client.catalog.LockTable;

/** Tables with so many chunks that one statement over all of them takes most of the server's locks. */
final class LockTableTooSmallCheck extends SqlCheck<LockTableTooSmallCheck.Row> {

    private static final String SQL = "WITH server AS (" + LockTable.SQL + ") " + """
            SELECT t.schema, t.name, t.chunks, t.locks, s.setting, s.slots, s.used
            FROM (SELECT h.hypertable_schema AS schema, h.hypertable_name AS name, h.num_chunks AS chunks,
                         h.num_chunks * (1 + (SELECT count(*) FROM pg_catalog.pg_index i
                                              WHERE i.indrelid = c.oid)) AS locks
                  FROM timescaledb_information.hypertables h
                  JOIN pg_catalog.pg_namespace n ON n.nspname = h.hypertable_schema
                  JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = h.hypertable_name) t
            CROSS JOIN server s
            WHERE t.locks > :share * s.setting * s.slots
            ORDER BY t.locks DESC
            LIMIT 1""";

    LockTableTooSmallCheck() {
        super("lock-table-too-small", Topic.CHUNKS, Row.class);
    }

    /** The table that takes most locks: one for each chunk and each index of a chunk. */
    record Row(String schema, String name, long chunks, long locks, long setting, long slots, long used) {}

    @Override
    Query query(CheckContext context) {
        return context.query(SQL).bind("share", context.thresholds().chunks().lockShare());
    }

    @Override
    Issue issue(Row found, CheckContext context) {
        long capacity = found.setting() * found.slots();
        long wanted = LockTable.settingFor(found.locks(), found.used(), found.slots());
        return issue(
                found.locks() > LockTable.SHARE * capacity ? Severity.ERROR : Severity.WARNING,
                relation(found.schema(), found.name()),
                "A statement over the whole of it, which has " + Count.of(found.chunks(), "chunk") + ", takes about "
                        + Count.of(found.locks(), "lock") + ", and the server keeps " + capacity
                        + " for all sessions together.",
                "A query without a range of time, a change of the table or a backup fails with 'out of shared memory'"
                        + " (SQLSTATE 53200).",
                "Raise the setting and restart the server, or let the table have fewer chunks: see too-many-chunks.",
                "ALTER SYSTEM SET max_locks_per_transaction = " + Math.max(wanted, found.setting()));
    }
}
