package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;

/**
 * Chunks that a policy should have dealt with, two of its turns ago. One that is paused leaves them on purpose: that is the matter of
 * job-paused, and nobody should run it. One that is at work may be on its way to them.
 */
abstract class LeftChunksCheck extends SqlCheck<LeftChunksCheck.Row> {

    /** When a chunk was made stands in the view since 2.13, as do policies that go by it. */
    private static final String SQL = Policies.WITH + """
            SELECT p.job_id, p.schema, p.name, coalesce(p.config ->> '%1$s', p.config ->> '%2$s') AS age,
                   count(*) AS chunks
            FROM policy p
            JOIN timescaledb_information.chunks c
              ON c.hypertable_schema = p.own_schema AND c.hypertable_name = p.own_name
            LEFT JOIN timescaledb_information.job_stats s ON s.job_id = p.job_id
            WHERE p.scheduled AND p.%3$s AND %4$s
              AND s.job_status IS DISTINCT FROM 'Running'
              AND coalesce(p.initial_start < now() - 2 * p.schedule_interval, true)
              AND CASE WHEN p.config ->> '%2$s' IS NULL THEN c.range_end + %5$s
                       ELSE (pg_catalog.to_jsonb(c) ->> 'chunk_creation_time')::timestamptz + %6$s
                  END < now() - 2 * p.schedule_interval
            GROUP BY 1, 2, 3, 4""";

    private final String sql;

    /**
     * What is common.
     *
     * @param policy which policies, in SQL
     * @param after the key of the age of rows in their configuration
     * @param createdBefore the key of the age of chunks
     * @param chunk which chunks, in SQL
     */
    LeftChunksCheck(String id, Topic topic, String policy, String after, String createdBefore, String chunk) {
        super(id, topic, Row.class);
        this.sql = SQL.formatted(
                after,
                createdBefore,
                policy,
                chunk,
                Policies.interval("p.config", after),
                Policies.interval("p.config", createdBefore));
    }

    /** A policy, and how many chunks it has left. */
    record Row(int jobId, String schema, String name, String age, long chunks) {

        String left() {
            return chunks + " of its chunks are older than " + age + " and two turns of job " + jobId;
        }
    }

    @Override
    final Query query(CheckContext context) {
        return context.query(sql);
    }
}
