package io.github.timescale4j.test;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.Identifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs policies where nothing runs them by itself. */
final class Policies {

    /**
     * Refreshes first, those of an aggregate before those over it, so that retention drops nothing that was still to be read. A job of an
     * aggregate is listed under the aggregate or under its table, by the release.
     */
    private static final String JOBS = """
            WITH RECURSIVE level (table_schema, table_name, depth) AS (
                SELECT h.hypertable_schema, h.hypertable_name, 0 FROM timescaledb_information.hypertables h
                UNION ALL
                SELECT a.materialization_hypertable_schema, a.materialization_hypertable_name, l.depth + 1
                FROM timescaledb_information.continuous_aggregates a
                JOIN level l ON l.table_schema = a.hypertable_schema AND l.table_name = a.hypertable_name)
            SELECT j.job_id AS job,
                   CASE j.proc_name WHEN 'policy_refresh_continuous_aggregate' THEN 'REFRESH'
                                    WHEN 'policy_compression' THEN 'COLUMNSTORE' ELSE 'RETENTION' END AS kind,
                   CASE WHEN pg_catalog.pg_table_is_visible(k.oid) THEN r.name ELSE r.schema || '.' || r.name END AS relation
            FROM timescaledb_information.jobs j
            LEFT JOIN timescaledb_information.continuous_aggregates c
                ON (j.hypertable_schema, j.hypertable_name)
                   IN ((c.materialization_hypertable_schema, c.materialization_hypertable_name), (c.view_schema, c.view_name))
            CROSS JOIN LATERAL (SELECT coalesce(c.view_schema, j.hypertable_schema)::text AS schema,
                                       coalesce(c.view_name, j.hypertable_name)::text AS name) r
            JOIN pg_catalog.pg_namespace n ON n.nspname = r.schema
            JOIN pg_catalog.pg_class k ON k.relnamespace = n.oid AND k.relname = r.name
            WHERE j.proc_name IN ('policy_refresh_continuous_aggregate', 'policy_compression', 'policy_retention')
              AND (CAST(:relations AS text[]) IS NULL
                   OR k.oid IN (SELECT to_regclass(x.name)::oid FROM unnest(CAST(:relations AS text[])) x (name)))
            ORDER BY CASE j.proc_name WHEN 'policy_refresh_continuous_aggregate' THEN 1 WHEN 'policy_compression' THEN 2 ELSE 3 END,
                     (SELECT max(l.depth) FROM level l
                      WHERE (l.table_schema, l.table_name)
                            = (c.materialization_hypertable_schema, c.materialization_hypertable_name)), j.job_id""";

    private static final String EXTENSION = """
            SELECT n.nspname FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
            WHERE e.extname = 'timescaledb'""";

    private final TimeScaleClient client;
    private final Located located;

    Policies(TimeScaleClient client, Located located) {
        this.client = client;
        this.located = located;
    }

    List<PolicyRun> runAll() {
        return runOf(null);
    }

    List<PolicyRun> run(Class<?> type) {
        Declaration declaration = Declared.require(type);
        List<String> relations =
                new ArrayList<>(List.of(located.of(declaration.relation()).quoted()));
        Declared.over(declaration, type)
                .forEach(aggregate ->
                        relations.add(located.of(aggregate.relation()).quoted()));
        List<PolicyRun> runs = runOf(relations.toArray(String[]::new));
        if (runs.isEmpty()) {
            throw new IllegalStateException("neither " + declaration.relation()
                    + " nor an aggregate over it has a policy in this database: declare retention = …, @Columnstore(after = …)"
                    + " or an aggregate with a refresh policy");
        }
        return runs;
    }

    private List<PolicyRun> runOf(String @Nullable [] relations) {
        List<PolicyRun> policies = client.query(JOBS)
                .bind("relations", relations == null ? null : Arrays.copyOf(relations, relations.length))
                .list(PolicyRun.class);
        if (!policies.isEmpty()) {
            String call = "CALL " + Identifier.quote(client.query(EXTENSION).single(String.class)) + ".run_job(";
            policies.forEach(policy -> client.execute(call + policy.job() + ")"));
        }
        return policies;
    }
}
