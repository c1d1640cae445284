package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.catalog.JobZone;
import io.github.timescale4j.client.catalog.VisibleAggregates;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Narrows the refresh policies of new aggregates to what the source keeps, where the database knows of a retention that the
 * declaration does not: one that was set at run time, or that another version of the source declares. TimescaleDB accepts a
 * refresh beyond it, and deletes the buckets whose rows were dropped. Where the time is a number, so are the offsets.
 */
final class RefreshGuard {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaMigrator.class);

    /** The server may look at the policies of other aggregates first, whose offsets are of another type. */
    private static final String POLICIES = VisibleAggregates.only("""
            FROM timescaledb_information.continuous_aggregates ca
            LEFT JOIN timescaledb_information.continuous_aggregates parent
                   ON parent.materialization_hypertable_schema = ca.hypertable_schema
                  AND parent.materialization_hypertable_name = ca.hypertable_name
            JOIN timescaledb_information.jobs refresh
              ON refresh.proc_name = 'policy_refresh_continuous_aggregate'
             AND (refresh.hypertable_schema, refresh.hypertable_name)
                 IN ((ca.view_schema, ca.view_name),
                     (ca.materialization_hypertable_schema, ca.materialization_hypertable_name))
            CROSS JOIN LATERAL (
                SELECT j.config -> 'drop_after' AS drop_after,
                       pg_catalog.jsonb_typeof(j.config -> 'drop_after') = 'number' AS counted
                FROM timescaledb_information.jobs j
                WHERE j.proc_name = 'policy_retention' AND j.config ->> 'drop_after' IS NOT NULL
                  AND ((j.hypertable_schema, j.hypertable_name) = (ca.hypertable_schema, ca.hypertable_name)
                       OR (j.hypertable_schema, j.hypertable_name) = (parent.view_schema, parent.view_name))
                ORDER BY CASE WHEN pg_catalog.jsonb_typeof(j.config -> 'drop_after') = 'number'
                              THEN (j.config ->> 'drop_after')::bigint END,
                         CASE WHEN pg_catalog.jsonb_typeof(j.config -> 'drop_after') = 'string'
                              THEN (j.config ->> 'drop_after')::interval END
                LIMIT 1) kept
            WHERE ca.view_schema = ? AND ca.view_name = ?
            """);

    /** Where there are several policies, the whole window of one may lie behind the retention: it could only delete. */
    private static final String REMOVE = """
            SELECT kept.drop_after #>> '{}' AS drop_after, refresh.config ->> 'start_offset' AS start_offset,
                   delete_job(refresh.job_id)
            """ + POLICIES + """
              AND CASE WHEN kept.counted AND pg_catalog.jsonb_typeof(refresh.config -> 'end_offset') = 'number'
                       THEN (refresh.config ->> 'end_offset')::bigint >= (kept.drop_after #>> '{}')::bigint
                       WHEN NOT kept.counted AND pg_catalog.jsonb_typeof(refresh.config -> 'end_offset') = 'string'
                       THEN (refresh.config ->> 'end_offset')::interval >= (kept.drop_after #>> '{}')::interval END""";

    /** The function is called by name only, because the search path of a migration holds the extension's schema. */
    private static final String NARROW = """
            SELECT kept.drop_after #>> '{}' AS drop_after, refresh.config ->> 'start_offset' AS start_offset,
                   alter_job(refresh.job_id, config => refresh.config
                             || pg_catalog.jsonb_build_object('start_offset', kept.drop_after)%s) IS NOT NULL AS altered
            """ + POLICIES + """
              AND coalesce(CASE WHEN kept.counted AND pg_catalog.jsonb_typeof(refresh.config -> 'start_offset') = 'number'
                                THEN (refresh.config ->> 'start_offset')::bigint > (kept.drop_after #>> '{}')::bigint
                                WHEN NOT kept.counted
                                     AND pg_catalog.jsonb_typeof(refresh.config -> 'start_offset') = 'string'
                                THEN (refresh.config ->> 'start_offset')::interval
                                     > (kept.drop_after #>> '{}')::interval END, true)""";

    private RefreshGuard() {}

    /** Looks after these aggregates, in the transaction that created them. */
    static void narrow(Connection connection, Collection<RelationName> aggregates) throws SQLException {
        List<String> warnings = new ArrayList<>();
        String narrow = NARROW.formatted(JobZone.more(connection, "refresh.job_id"));
        for (RelationName aggregate : aggregates) {
            warnings.addAll(run(connection, aggregate, REMOVE, "was left out"));
            warnings.addAll(run(connection, aggregate, narrow, "reaches back as far as that"));
        }
        warnings.forEach(LOG::warn);
    }

    private static List<String> run(Connection connection, RelationName aggregate, String sql, String what)
            throws SQLException {
        List<String> warnings = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, aggregate.schema());
            statement.setString(2, aggregate.name());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String start = rows.getString("start_offset");
                    warnings.add("The source of " + aggregate + " keeps rows for " + rows.getString("drop_after")
                            + " and no longer, so the refresh policy that reaches back "
                            + (start == null ? "without limit" : start) + " " + what
                            + ": declare that retention at the source");
                }
            }
        }
        return warnings;
    }
}
