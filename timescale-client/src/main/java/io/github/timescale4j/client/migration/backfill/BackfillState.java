package io.github.timescale4j.client.migration.backfill;

import io.github.timescale4j.schema.Literal;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table that says how far an aggregate is filled; it is written after each slice. Where the time is a number, the instant so
 * many microseconds after 1970 stands for it.
 */
final class BackfillState {

    static final String TABLE = "timescale_schema_backfill";

    private static final String COLUMNS = "relation_schema, relation_name, relation_oid, task, phase,"
            + " end_offset, range_from, range_to, next_bound";

    private final RelationName name;
    private final String table;

    BackfillState(String schema) {
        this.name = new RelationName(schema, TABLE);
        this.table = name.quoted();
    }

    /** Why an aggregate is filled. */
    enum Task {
        /** It is new. */
        FILL,
        /** It will replace another one. */
        REBUILD
    }

    /** What is being done. */
    enum Phase {
        /** Nothing yet, the range is not known either. */
        REQUESTED,
        /** Slices are refreshed from the rows of the source. */
        REFRESH,
        /** Buckets are copied whose rows the source does not have any more. */
        HISTORY,
        /** Nothing is left to do. */
        DONE
    }

    /**
     * One row.
     *
     * @param aggregate what is filled
     * @param oid its number, by which one that was dropped and made again is told
     * @param task why
     * @param phase what is being done
     * @param endOffset how far behind the present it ends; {@code null} if it goes up to it
     * @param from the start of the first bucket
     * @param to the end of the last bucket
     * @param nextBound up to where the next slice reaches
     */
    record Row(
            RelationName aggregate,
            long oid,
            Task task,
            Phase phase,
            @Nullable String endOffset,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Instant nextBound) {

        Row with(Phase next, Instant newFrom, Instant newTo, Instant bound) {
            return new Row(aggregate, oid, task, next, endOffset, newFrom, newTo, bound);
        }
    }

    boolean exists(Connection connection) throws SQLException {
        return Sql.isTrue(connection, "SELECT pg_catalog.to_regclass(?) IS NOT NULL", name.quoted());
    }

    void createIfMissing(Connection connection) throws SQLException {
        if (exists(connection)) {
            return;
        }
        for (String statement : creation()) {
            Sql.execute(connection, statement);
        }
    }

    private List<String> creation() {
        return List.of(
                "CREATE TABLE " + table + """
                 (
                    relation_schema text NOT NULL,
                    relation_name text NOT NULL,
                    relation_oid bigint NOT NULL,
                    task text NOT NULL,
                    phase text NOT NULL,
                    end_offset text,
                    range_from timestamptz,
                    range_to timestamptz,
                    next_bound timestamptz,
                    requested_at timestamptz NOT NULL DEFAULT now(),
                    started_at timestamptz,
                    updated_at timestamptz NOT NULL DEFAULT now(),
                    finished_at timestamptz,
                    PRIMARY KEY (relation_schema, relation_name))""",
                "COMMENT ON TABLE " + table + " IS "
                        + Literal.quote(
                                "How far Timescale for Spring has filled continuous aggregates over existing rows"));
    }

    /** What {@link #request} does to fill a new aggregate, newest first, for a block in a file. */
    List<String> script(Collection<BackfillRequest> requests) {
        List<String> statements = new ArrayList<>();
        if (!requests.isEmpty()) {
            statements.add("IF pg_catalog.to_regclass(" + Literal.quote(name.quoted()) + ") IS NULL THEN\n"
                    + String.join(";\n", creation()) + ";\nEND IF");
        }
        String columns = " (relation_schema, relation_name, relation_oid, task, phase, end_offset)";
        for (BackfillRequest request : requests) {
            RelationName aggregate = request.aggregate();
            String schema = Literal.quote(String.valueOf(aggregate.schema()));
            String view = Literal.quote(aggregate.name());
            statements.add(
                    "DELETE FROM " + table + " WHERE relation_schema = " + schema + " AND relation_name = " + view);
            statements.add("INSERT INTO " + table + columns + "\nVALUES (" + schema + ", " + view + ", "
                    + Literal.quote(aggregate.quoted()) + "::regclass::oid::bigint, " + Literal.quote(Task.FILL.name())
                    + ", " + Literal.quote(Phase.REQUESTED.name()) + ", " + request.endOffset() + ")");
        }
        return statements;
    }

    /** Writes a row that says nothing is done yet, whatever there was before. */
    void request(Connection connection, RelationName aggregate, long oid, Task task, @Nullable String endOffset)
            throws SQLException {
        createIfMissing(connection);
        remove(connection, aggregate);
        Sql.update(
                connection,
                "INSERT INTO " + table + " (relation_schema, relation_name, relation_oid, task, phase, end_offset)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                aggregate.schema(),
                aggregate.name(),
                oid,
                task.name(),
                Phase.REQUESTED.name(),
                endOffset);
    }

    void save(Connection connection, Row row) throws SQLException {
        Sql.update(
                connection,
                "UPDATE " + table + " SET phase = ?, range_from = ?::timestamptz, range_to = ?::timestamptz,"
                        + " next_bound = ?::timestamptz, started_at = coalesce(started_at, now()), updated_at = now(),"
                        + " finished_at = CASE WHEN ? THEN now() END"
                        + " WHERE relation_schema = ? AND relation_name = ?",
                row.phase().name(),
                row.from(),
                row.to(),
                row.nextBound(),
                row.phase() == Phase.DONE,
                row.aggregate().schema(),
                row.aggregate().name());
    }

    void remove(Connection connection, RelationName aggregate) throws SQLException {
        if (exists(connection)) {
            Sql.update(
                    connection,
                    "DELETE FROM " + table + " WHERE relation_schema = ? AND relation_name = ?",
                    aggregate.schema(),
                    aggregate.name());
        }
    }

    @Nullable
    Row find(Connection connection, RelationName aggregate) throws SQLException {
        if (!exists(connection)) {
            return null;
        }
        return Sql.first(
                connection,
                "SELECT " + COLUMNS + " FROM " + table + " WHERE relation_schema = ? AND relation_name = ?",
                BackfillState::read,
                aggregate.schema(),
                aggregate.name());
    }

    /** What is not finished. */
    List<Row> unfinished(Connection connection, Task task) throws SQLException {
        if (!exists(connection)) {
            return List.of();
        }
        return Sql.list(
                connection,
                "SELECT " + COLUMNS + " FROM " + table
                        + " WHERE task = ? AND finished_at IS NULL ORDER BY relation_schema, relation_name",
                BackfillState::read,
                task.name());
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                new RelationName(row.getString("relation_schema"), row.getString("relation_name")),
                row.getLong("relation_oid"),
                Task.valueOf(row.getString("task")),
                Phase.valueOf(row.getString("phase")),
                row.getString("end_offset"),
                Sql.instant(row, "range_from"),
                Sql.instant(row, "range_to"),
                Sql.instant(row, "next_bound"));
    }
}
