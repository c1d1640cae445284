package io.github.timescale4j.client.statistics;

import io.github.timescale4j.client.ServerVersion;
import io.github.timescale4j.client.ServerVersion.Edition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Asks the server about itself, in one round trip that also works without TimescaleDB. */
final class ServerReader {

    /**
     * Launcher and schedulers have types of their own, a job has its application name as its type, which ends with its id in brackets.
     * All of them count for the limit. Who may not see the sessions of other roles sees no types, which is not the same as none. A
     * server that runs in one process lists no sessions.
     */
    private static final String SQL = """
            SELECT split_part(current_setting('server_version'), ' ', 1) AS postgres,
                   e.extversion AS extension,
                   current_setting('timescaledb.license', true) AS license,
                   n.nspname::text AS extension_schema,
                   EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.pronamespace = e.extnamespace
                           AND p.proname = 'hypertable_approximate_detailed_size') AS approximate_sizes,
                   (SELECT a.default_version FROM pg_catalog.pg_available_extensions a
                    WHERE a.name = 'timescaledb') AS available,
                   pg_catalog.pg_is_in_recovery() AS recovering,
                   s.connections,
                   current_setting('max_connections')::int AS max_connections,
                   CASE WHEN s.sessions > 0 AND pg_catalog.pg_has_role('pg_read_all_stats', 'USAGE')
                        THEN s.workers END AS workers,
                   nullif(current_setting('timescaledb.max_background_workers', true), '')::int AS max_workers,
                   pg_catalog.clock_timestamp() AS at
            FROM (SELECT count(*)::int AS sessions,
                         count(*) FILTER (WHERE coalesce(a.backend_type, 'client backend') = 'client backend'
                                          AND a.datid IS NOT NULL)::int AS connections,
                         count(*) FILTER (WHERE a.backend_type LIKE 'TimescaleDB Background Worker%'
                                          OR a.backend_type LIKE '%[%]')::int AS workers
                  FROM pg_catalog.pg_stat_activity a) s
            LEFT JOIN pg_catalog.pg_extension e ON e.extname = 'timescaledb'
            LEFT JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace""";

    private ServerReader() {}

    static Answer read(Questions questions) {
        return questions.query(SQL).single(Answer.class);
    }

    record Answer(
            String postgres,
            @Nullable String extension,
            @Nullable String license,
            @Nullable String extensionSchema,
            boolean approximateSizes,
            @Nullable String available,
            boolean recovering,
            int connections,
            int maxConnections,
            @Nullable Integer workers,
            @Nullable Integer maxWorkers,
            Instant at) {

        ServerState state() {
            return new ServerState(
                    new ServerVersion(postgres, extension, Edition.of(extension, license)),
                    available,
                    recovering,
                    connections,
                    maxConnections,
                    workers,
                    maxWorkers);
        }
    }
}
