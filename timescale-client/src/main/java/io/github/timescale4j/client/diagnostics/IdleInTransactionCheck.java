package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;
import io.github.timescale4j.schema.Identifier;

/** Sessions that have begun a transaction and do nothing. */
final class IdleInTransactionCheck extends SessionCheck<IdleInTransactionCheck.Row> {

    private static final String SQL = """
            SELECT a.pid, a.usename::text AS role, extract(epoch FROM now() - a.state_change)::bigint AS seconds,
                   extract(epoch FROM now() - a.xact_start)::bigint AS age
            FROM pg_catalog.pg_stat_activity a
            WHERE a.datname = current_database() AND a.state LIKE 'idle in transaction%'
              AND a.xact_start IS NOT NULL AND a.state_change <= now() - :idle::interval""";

    IdleInTransactionCheck() {
        super("idle-in-transaction", Row.class);
    }

    /** A session, its role, since when it does nothing and how old its transaction is. */
    record Row(int pid, String role, long seconds, long age) {}

    @Override
    Query query(CheckContext context) {
        return context.query(SQL).bind("idle", context.thresholds().sessions().idleInTransaction());
    }

    @Override
    Issue issue(Row found, CheckContext context) {
        return issue(
                Severity.WARNING,
                "session " + found.pid(),
                "It has done nothing for " + found.seconds() + " s, within a transaction that began " + found.age()
                        + " s ago.",
                "It keeps its locks, a connection of its pool, and all rows that were deleted since.",
                "Look for a transaction that waits for something else than the database, such as a call over the network."
                        + " The setting ends such sessions by itself.",
                "ALTER ROLE " + Identifier.quoteExisting(found.role())
                        + " SET idle_in_transaction_session_timeout = '5min'",
                "SELECT pg_catalog.pg_terminate_backend(" + found.pid() + ")");
    }
}
