package io.github.timescale4j.test;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.Derivation;
import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.schema.Literal;
import io.github.timescale4j.schema.NumberAxis;
import io.github.timescale4j.schema.RelationName;
import io.github.timescale4j.schema.TimeInterval;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** Brings aggregates up to date over exactly the rows that they are made from, and never without bounds. */
final class Refreshes {

    /** A window without a whole bucket in it. */
    private static final String TOO_SMALL = "22023";

    private static final String AGGREGATE = """
            SELECT a.materialized_only, s.hypertable AS source, s.time AS source_time, n.nspname::text AS extension
            FROM timescaledb_information.continuous_aggregates a
            JOIN pg_catalog.pg_namespace vn ON vn.nspname = a.view_schema
            JOIN pg_catalog.pg_class v ON v.relnamespace = vn.oid AND v.relname = a.view_name
            JOIN pg_catalog.pg_extension e ON e.extname = 'timescaledb'
            JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
            JOIN LATERAL (SELECT format('%I.%I', d.hypertable_schema, d.hypertable_name) AS hypertable, d.column_name::text AS time
                          FROM timescaledb_information.dimensions d
                          WHERE d.hypertable_schema = a.hypertable_schema AND d.hypertable_name = a.hypertable_name
                            AND d.dimension_number = 1) s ON true
            WHERE v.oid = to_regclass(:relation)""";

    private final TimeScaleClient client;
    private final Located located;

    Refreshes(TimeScaleClient client, Located located) {
        this.client = client;
        this.located = located;
    }

    /** What the database knows of an aggregate. Its source is the table that the rows are in, also if that belongs to an aggregate. */
    record Aggregate(boolean materializedOnly, String source, String sourceTime, String extension) {}

    /** What to call the server with. */
    record Window(@Nullable String lower, @Nullable String upper) {}

    void refresh(Class<?> type) {
        for (Declaration declaration : Declared.chain(Declared.requireAggregate(type), type)) {
            Aggregate aggregate = require(declaration);
            if (isCounted(declaration)) {
                refreshNumbers(located.of(declaration.relation()), aggregate);
            } else {
                Extent.of(client, aggregate.source(), aggregate.sourceTime())
                        .ifPresent(extent -> refresh(declaration, aggregate, extent));
            }
        }
    }

    /** Where rows are, and where they were. */
    void refresh(List<Declaration> aggregates, List<Extent> extents) {
        for (Declaration declaration : aggregates) {
            // A test may have made the table alone.
            find(declaration)
                    .ifPresent(aggregate -> extents.forEach(extent -> refresh(declaration, aggregate, extent)));
        }
    }

    private Optional<Aggregate> find(Declaration declaration) {
        return client.query(AGGREGATE)
                .bind("relation", located.of(declaration.relation()).quoted())
                .optional(Aggregate.class);
    }

    private Aggregate require(Declaration declaration) {
        return find(declaration)
                .orElseThrow(() -> new IllegalStateException("'" + located.of(declaration.relation())
                        + "' is no continuous aggregate in this database: was the schema made there?"));
    }

    private static boolean isCounted(Declaration declaration) {
        return NumberAxis.TYPES.contains(Declared.timeType(declaration));
    }

    private void refreshNumbers(RelationName relation, Aggregate aggregate) {
        String time = Identifier.quote(aggregate.sourceTime());
        record Numbers(@Nullable Long first, @Nullable Long last) {}
        Numbers numbers = client.query("SELECT min(" + time + ")::bigint AS first, max(" + time
                        + ")::bigint AS last FROM " + aggregate.source())
                .single(Numbers.class);
        if (numbers.first() != null && numbers.last() != null) {
            client.admin().refresh(relation.quoted(), numbers.first(), numbers.last() + 1);
        }
    }

    /**
     * The server refreshes the whole buckets within the window. From a little more than a width before the first row to a width after the
     * last, these are the buckets that have rows. Without an end a real-time aggregate would hold back the later rows of its present
     * bucket, so that it ends where that begins.
     */
    private void refresh(Declaration declaration, Aggregate aggregate, Extent extent) {
        String type = Declared.timeType(declaration);
        TimeInterval width = Objects.requireNonNull(declaration.bucket());
        boolean date = type.equals("date");
        String lower = shifted(declaration, width, ":first", "- CAST(:width AS interval) + CAST(:step AS interval)");
        String upper = shifted(declaration, width, ":last", "+ CAST(:width AS interval)");
        String present = type.equals("timestamptz") ? "now()" : "now() AT TIME ZONE 'UTC'";
        Window window = client.query("SELECT CAST(" + lower + " AS " + type + ")::text AS lower, CAST("
                        + (aggregate.materializedOnly() ? upper : "least(" + upper + ", " + present + ")") + " AS "
                        + type
                        + ")::text AS upper")
                .bind("first", extent.first())
                .bind("last", extent.last())
                .bind("width", width.toString())
                .bind("step", date ? "1 day" : "1 microsecond")
                .single(Window.class);
        call(located.of(declaration.relation()), aggregate, type, window);
    }

    /** A day of the buckets is one where they begin, whatever the time zone of the session makes of it. */
    private static String shifted(Declaration declaration, TimeInterval width, String value, String by) {
        String type = Declared.timeType(declaration);
        String time = "CAST(" + value + " AS " + type + ")";
        if (!type.equals("timestamptz")) {
            return time + " " + by;
        }
        Derivation derivation = declaration.derivation();
        String zone = derivation == null ? null : derivation.alignment().timezone();
        boolean calendar = width.months() != 0 || width.days() != 0;
        String at = " AT TIME ZONE " + Literal.quote(calendar && zone != null ? zone : "UTC");
        return "((" + time + at + ") " + by + ")" + at;
    }

    private void call(RelationName relation, Aggregate aggregate, String type, Window window) {
        String sql = "CALL " + Identifier.quote(aggregate.extension())
                + ".refresh_continuous_aggregate(CAST(:relation AS regclass), CAST(:lower AS " + type
                + "), CAST(:upper AS " + type + "))";
        try {
            client.update(sql)
                    .bind("relation", relation.quoted())
                    .bind("lower", window.lower())
                    .bind("upper", window.upper())
                    .run();
        } catch (DataAccessException e) {
            // All rows are in the present bucket of an aggregate that shows it anyway.
            boolean empty = e.getRootCause() instanceof SQLException cause && TOO_SMALL.equals(cause.getSQLState());
            if (aggregate.materializedOnly() || !empty) {
                throw e;
            }
        }
    }
}
