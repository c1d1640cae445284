package io.github.timescale4j.client.statistics;

import io.github.timescale4j.client.catalog.VisibleAggregates;
import io.github.timescale4j.client.statistics.JobReader.Job;
import io.github.timescale4j.schema.Identifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks for continuous aggregates, in one statement, and for the newest time of each table that one of them reads or is. */
final class AggregateReader {

    /** Only times are compared, and only where this role may read them. The source of an aggregate's aggregate is the table under it. */
    private static final String SQL = VisibleAggregates.only("""
            WITH axis AS (
                SELECT d.hypertable_schema::text AS schema, d.hypertable_name::text AS name, d.column_name::text AS time
                FROM timescaledb_information.dimensions d
                JOIN pg_catalog.pg_namespace n ON n.nspname = d.hypertable_schema
                JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = d.hypertable_name
                WHERE d.dimension_number = 1
                  AND d.column_type IN ('timestamptz'::regtype, 'timestamp'::regtype, 'date'::regtype)
                  AND pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT'))
            SELECT a.view_schema::text AS schema, a.view_name::text AS name,
                   CASE WHEN pg_catalog.pg_table_is_visible(k.oid) THEN a.view_name::text
                        ELSE a.view_schema || '.' || a.view_name END AS relation,
                   a.materialized_only,
                   s.schema AS source_schema, s.name AS source_name, s.time AS source_time,
                   b.schema AS bucket_schema, b.name AS bucket_name, b.time AS bucket_time
            FROM timescaledb_information.continuous_aggregates a
            JOIN pg_catalog.pg_namespace kn ON kn.nspname = a.view_schema
            JOIN pg_catalog.pg_class k ON k.relnamespace = kn.oid AND k.relname = a.view_name
            LEFT JOIN axis s ON s.schema = a.hypertable_schema::text AND s.name = a.hypertable_name::text
            LEFT JOIN axis b ON b.schema = a.materialization_hypertable_schema::text
                AND b.name = a.materialization_hypertable_name::text
            ORDER BY 3""");

    private final Questions questions;
    private final List<Job> jobs;

    /** A table may be the source of several aggregates. */
    private final Map<String, Optional<Instant>> newest = new HashMap<>();

    AggregateReader(Questions questions, List<Job> jobs) {
        this.questions = questions;
        this.jobs = jobs;
    }

    List<AggregateStatistics> read() {
        return questions.query(SQL).list(Aggregate.class).stream()
                .map(this::statistics)
                .toList();
    }

    private AggregateStatistics statistics(Aggregate aggregate) {
        List<Job> policies = jobs.stream()
                .filter(job -> job.refreshes(aggregate.schema(), aggregate.name()))
                .toList();
        return new AggregateStatistics(
                aggregate.schema(),
                aggregate.name(),
                aggregate.relation(),
                aggregate.materializedOnly(),
                lag(aggregate),
                policies.stream()
                        .map(Job::lastSuccess)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                policies.stream()
                        .map(job -> JobReader.seconds(job.scheduleSeconds()))
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                policies.stream().mapToInt(Job::failing).max().orElse(0));
    }

    private @Nullable Duration lag(Aggregate aggregate) {
        Instant row = newest(aggregate.sourceSchema(), aggregate.sourceName(), aggregate.sourceTime());
        Instant bucket = newest(aggregate.bucketSchema(), aggregate.bucketName(), aggregate.bucketTime());
        return row == null || bucket == null ? null : Duration.between(bucket, row);
    }

    private @Nullable Instant newest(@Nullable String schema, @Nullable String name, @Nullable String time) {
        if (schema == null || name == null || time == null) {
            return null;
        }
        String column = Identifier.quote(time);
        String sql = "SELECT CASE WHEN isfinite(max(" + column + ")) THEN max(" + column + ")::timestamptz END FROM "
                + Identifier.quote(schema) + "." + Identifier.quote(name);
        return newest.computeIfAbsent(
                        sql,
                        text -> Optional.ofNullable(questions.<Instant>orNothing(
                                () -> questions.query(text).scalar(Instant.class))))
                .orElse(null);
    }

    record Aggregate(
            String schema,
            String name,
            String relation,
            boolean materializedOnly,
            @Nullable String sourceSchema,
            @Nullable String sourceName,
            @Nullable String sourceTime,
            @Nullable String bucketSchema,
            @Nullable String bucketName,
            @Nullable String bucketTime) {}
}
