package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;
import org.jspecify.annotations.Nullable;

/** Sessions that wait for a lock of another one. */
final class BlockedSessionCheck extends SessionCheck<BlockedSessionCheck.Row> {

    private static final String SQL = """
            SELECT a.pid, pg_catalog.array_to_string(b.pids, ', ') AS blockers,
                   extract(epoch FROM now() - a.query_start)::bigint AS seconds,
                   (SELECT min(l.relation::regclass::text) FROM pg_catalog.pg_locks l
                    WHERE l.pid = a.pid AND NOT l.granted AND l.relation IS NOT NULL) AS relation
            FROM pg_catalog.pg_stat_activity a
            CROSS JOIN LATERAL (SELECT pg_catalog.pg_blocking_pids(a.pid) AS pids) b
            WHERE a.datname = current_database() AND a.wait_event_type = 'Lock'
              AND pg_catalog.cardinality(b.pids) > 0 AND a.query_start <= now() - :blocked::interval""";

    BlockedSessionCheck() {
        super("blocked-session", Row.class);
    }

    /** A session and those that it waits for; the relation, if it is one that it waits for. */
    record Row(
            int pid,
            String blockers,
            long seconds,
            @Nullable String relation) {}

    @Override
    Query query(CheckContext context) {
        return context.query(SQL)
                .bind("blocked", context.thresholds().sessions().blocked());
    }

    @Override
    Issue issue(Row found, CheckContext context) {
        return issue(
                Severity.WARNING,
                "session " + found.pid(),
                "Its statement began " + found.seconds() + " s ago and waits for a lock"
                        + (found.relation() == null ? "" : " on " + found.relation()) + " of the sessions: "
                        + found.blockers() + ".",
                "Everything behind it in the queue waits too: a change of a table that waits lets no query pass.",
                "Look at what the other sessions do. Often one has forgotten to end its transaction: see"
                        + " idle-in-transaction. The second statement ends them, and rolls back what they did.",
                "SELECT pid, usename, application_name, state, xact_start, query FROM pg_catalog.pg_stat_activity"
                        + " WHERE pid IN (" + found.blockers() + ")",
                "SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity WHERE pid IN ("
                        + found.blockers() + ")");
    }
}
