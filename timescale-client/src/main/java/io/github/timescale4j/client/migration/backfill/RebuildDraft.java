package io.github.timescale4j.client.migration.backfill;

import io.github.timescale4j.client.catalog.VisibleAggregates;
import io.github.timescale4j.client.migration.backfill.AggregateShape.Obstacles;
import io.github.timescale4j.client.migration.backfill.Attachments.PlainView;
import io.github.timescale4j.client.migration.backfill.BackfillState.Row;
import io.github.timescale4j.client.migration.backfill.BackfillState.Task;
import io.github.timescale4j.client.migration.backfill.RebuildRequest.History;
import io.github.timescale4j.client.migration.catalog.SessionSettings;
import io.github.timescale4j.schema.Literal;
import io.github.timescale4j.schema.RelationName;
import io.github.timescale4j.schema.SqlScript;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The new aggregates beside the old ones: makes them, tries them out, drops them. */
final class RebuildDraft {

    private static final String MARK = "timescale rebuild ";

    /** One that reads another was made after it. */
    private static final String AGGREGATES = VisibleAggregates.only("""
            SELECT n.nspname, c.relname
            FROM timescaledb_information.continuous_aggregates ca
            JOIN pg_catalog.pg_namespace n ON n.nspname = ca.view_schema
            JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = ca.view_name
            ORDER BY c.oid""");

    private final Connection connection;
    private final BackfillState state;
    private final String schema;
    private final Duration lockTimeout;

    RebuildDraft(Connection connection, BackfillState state, String schema, Duration lockTimeout) {
        this.connection = connection;
        this.state = state;
        this.schema = schema;
        this.lockTimeout = lockTimeout;
    }

    /** Takes back a transaction that was only to try something out. */
    private static final class TakenBack extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Runs with the settings and the search_path of a plan and a limit for waiting, again if a lock was not free. */
    void inTransaction(String what, Sql.Work work) throws SQLException {
        LockRetry.DEFAULT.run(
                what,
                () -> Sql.transaction(connection, () -> {
                    SessionSettings.apply(connection);
                    Sql.execute(connection, "SET LOCAL lock_timeout = " + lockTimeout.toMillis());
                    Sql.execute(connection, "SET LOCAL search_path = " + SearchPath.of(connection, schema));
                    work.run();
                }));
    }

    /** Makes what is missing; where something of another definition is there, everything is made anew. */
    void create(List<RebuildRequest> chain) throws SQLException {
        RelationName first = chain.get(0).aggregate();
        try {
            inTransaction("The rebuild of " + first, () -> {
                if (!isCurrent(chain)) {
                    drop(chain.stream().map(RebuildRequest::aggregate).toList());
                    make(chain);
                }
            });
        } catch (SQLException e) {
            throw refused(first, "the server does not make the new aggregate", e);
        }
    }

    /** Goes through all of it without data, and takes it back. */
    void tryOut(List<RebuildRequest> chain, boolean withCreation) throws SQLException {
        RelationName first = chain.get(0).aggregate();
        refuseOtherReaders(chain);
        try {
            inTransaction("The rebuild of " + first, () -> {
                if (withCreation && !isCurrent(chain)) {
                    drop(chain.stream().map(RebuildRequest::aggregate).toList());
                    make(chain);
                }
                refuseLostHistory(chain);
                new RebuildSwap(connection, state).run(chain, swapped -> {
                    throw new TakenBack();
                });
            });
        } catch (SQLException e) {
            throw refused(first, "the new aggregate cannot take the place of the old one", e);
        } catch (TakenBack e) {
            // that was all
        }
    }

    /** Lost connections, a server that lacks something or goes down, and what was cancelled: all may be otherwise next time. */
    private static boolean isOutage(SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        return Stream.of("08", "53", "57", "58").anyMatch(state::startsWith);
    }

    private static BackfillException refused(RelationName aggregate, String what, SQLException cause) {
        if (LockRetry.isAboutLocks(cause) || isOutage(cause)) {
            return BackfillException.failed("The rebuild of", aggregate, cause);
        }
        return new RebuildRefusedException(
                aggregate,
                List.of(what + ": SQLSTATE " + cause.getSQLState() + ", " + cause.getMessage()),
                List.of(),
                List.of(),
                cause);
    }

    private void refuseOtherReaders(List<RebuildRequest> chain) throws SQLException {
        Set<RelationName> rebuilt = chain.stream()
                .flatMap(request -> Stream.of(request.aggregate(), RebuildNames.shadow(request.aggregate())))
                .collect(Collectors.toSet());
        for (RebuildRequest request : chain) {
            AggregateFacts old =
                    AggregateFacts.require(connection, request.aggregate()).requireTime();
            List<RelationName> others = new ArrayList<>();
            for (RelationName child : Attachments.children(connection, old)) {
                if (!rebuilt.contains(child)) {
                    others.add(child);
                }
            }
            List<String> reasons = new ArrayList<>();
            if (!others.isEmpty()) {
                reasons.add("these aggregates read it and have to be rebuilt with it: " + others);
            }
            for (PlainView view : Attachments.of(connection, old).views()) {
                if (!view.kind().equals("v")) {
                    others.add(view.name());
                    reasons.add(
                            view.name() + " reads it and is not a plain view: drop it first, and make it again later");
                }
            }
            if (!reasons.isEmpty()) {
                throw new RebuildRefusedException(old.name(), reasons, List.of(), others, null);
            }
        }
    }

    private void refuseLostHistory(List<RebuildRequest> chain) throws SQLException {
        Set<RelationName> shortened = new HashSet<>();
        for (RebuildRequest request : chain) {
            AggregateFacts old = AggregateFacts.require(connection, request.aggregate());
            AggregateFacts replacement = AggregateFacts.require(connection, RebuildNames.shadow(request.aggregate()));
            boolean above = shortened.contains(replacement.parent());
            if (above || !request.keeps()) {
                shortened.add(replacement.name());
            }
            if (!request.keeps()) {
                continue;
            }
            AggregateShape shape = AggregateShape.of(connection, old, chain);
            Obstacles obstacles =
                    AggregateShape.of(connection, replacement, chain).obstacles(shape);
            AggregateFacts reading = RebuildNames.reading(old, replacement, chain);
            if (!obstacles.isEmpty() && (above || HistoryCopy.exists(connection, old, reading, shape.grid()))) {
                throw historyLost(old.name(), obstacles);
            }
            refuseLostColumns(request, chain, above);
        }
    }

    /**
     * Rows may have gone since somebody looked at what a column that is not declared any more holds.
     *
     * @param above whether it reads an aggregate whose old buckets go
     */
    void refuseLostColumns(RebuildRequest request, List<RebuildRequest> chain, boolean above) throws SQLException {
        if (request.history() != History.KEEP) {
            return;
        }
        AggregateFacts old = AggregateFacts.require(connection, request.aggregate());
        AggregateFacts replacement = AggregateFacts.require(connection, RebuildNames.shadow(request.aggregate()));
        AggregateShape shape = AggregateShape.of(connection, old, chain);
        List<String> gone = AggregateShape.of(connection, replacement, chain).gone(shape);
        AggregateFacts reading = RebuildNames.reading(old, replacement, chain);
        if (!gone.isEmpty() && (above || HistoryCopy.exists(connection, old, reading, shape.grid()))) {
            throw RebuildRefusedException.loss(
                    old.name(),
                    List.of("it has buckets whose rows its source does not have any more, and what they hold in " + gone
                            + " would be lost"),
                    gone);
        }
    }

    static RebuildRefusedException historyLost(RelationName aggregate, Obstacles obstacles) {
        List<String> reasons = new ArrayList<>(obstacles.reasons());
        reasons.add("it has buckets whose rows its source does not have any more, and they would be lost");
        return RebuildRefusedException.loss(aggregate, reasons, obstacles.columns());
    }

    private boolean isCurrent(List<RebuildRequest> chain) throws SQLException {
        for (RebuildRequest request : chain) {
            RelationName shadow = RebuildNames.shadow(request.aggregate());
            AggregateFacts facts = AggregateFacts.find(connection, shadow);
            Row row = state.find(connection, shadow);
            if (facts == null
                    || row == null
                    || row.oid() != facts.oid()
                    || !(MARK + fingerprint(chain)).equals(comment(facts))
                    || isOvertaken(facts, row)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether rows went that were not there yet when the range was taken: it was interrupted for longer than rows are kept. Only the
     * old aggregate has their buckets, and what is copied ends with the range.
     */
    private boolean isOvertaken(AggregateFacts replacement, Row row) throws SQLException {
        if (row.to() == null) {
            return false;
        }
        BucketGrid grid = BucketGrid.of(connection, replacement);
        return FillRange.of(connection, replacement, grid, false).from().isAfter(row.to());
    }

    private static String fingerprint(List<RebuildRequest> chain) {
        return SqlScript.checksum(chain.stream()
                .flatMap(request -> Stream.concat(
                        Stream.of(
                                request.aggregate().quoted(), request.history().name()),
                        request.statements().stream()))
                .toList());
    }

    private @Nullable String comment(AggregateFacts facts) throws SQLException {
        return Sql.list(
                        connection,
                        "SELECT coalesce(pg_catalog.obj_description(?::oid, 'pg_class'), '')",
                        row -> row.getString(1),
                        facts.oid())
                .get(0);
    }

    private void make(List<RebuildRequest> chain) throws SQLException {
        for (RebuildRequest request : chain) {
            Sql.execute(connection, RebuildNames.rewrite(request.statements().get(0), chain));
            AggregateFacts replacement = AggregateFacts.require(connection, RebuildNames.shadow(request.aggregate()));
            AggregateFacts old = AggregateFacts.require(connection, request.aggregate());
            for (String statement : RebuildSwap.atOnce(request)) {
                Sql.execute(connection, AggregateIndexes.unnamed(RebuildNames.rewrite(statement, chain)));
            }
            AggregateIndexes.complete(connection, old, replacement);
            AggregateIndexes.copyColumnstore(connection, old, replacement, request);
            Sql.execute(
                    connection,
                    "COMMENT ON VIEW " + replacement.name().quoted() + " IS "
                            + Literal.quote(MARK + fingerprint(chain)));
            state.request(connection, replacement.name(), replacement.oid(), Task.REBUILD, null);
        }
    }

    /** Drops the new aggregates, those over others first, but nothing that only happens to have the name of one. */
    private void drop(List<RelationName> aggregates) throws SQLException {
        List<RelationName> childrenFirst = new ArrayList<>(aggregates);
        Collections.reverse(childrenFirst);
        for (RelationName aggregate : childrenFirst) {
            drop(aggregate, RebuildNames.shadow(aggregate));
        }
    }

    /** With one go those over it, which may have been begun for declarations that nobody remembers. */
    private void drop(RelationName aggregate, RelationName shadow) throws SQLException {
        AggregateFacts facts = AggregateFacts.find(connection, shadow);
        if (facts != null) {
            if (!String.valueOf(comment(facts)).startsWith(MARK)) {
                throw new RebuildRefusedException(
                        aggregate,
                        List.of(shadow + " exists and was not made by a rebuild: rename or drop it"),
                        List.of(),
                        List.of(shadow),
                        null);
            }
            for (RelationName above : Attachments.children(connection, facts)) {
                drop(aggregate, above);
            }
            Sql.execute(connection, "DROP MATERIALIZED VIEW " + shadow.quoted());
        }
        state.remove(connection, shadow);
    }

    void abandon(List<RelationName> aggregates) throws SQLException {
        inTransaction("Abandoning the rebuild of " + aggregates, () -> drop(aggregates));
    }

    /** The aggregates that have a new one beside them, each after the one that it reads. */
    List<RelationName> unfinished() throws SQLException {
        List<RelationName> begun = new ArrayList<>();
        for (RelationName aggregate : Sql.list(connection, AGGREGATES, row -> name(row))) {
            AggregateFacts shadow = AggregateFacts.find(connection, RebuildNames.shadow(aggregate));
            if (shadow != null && String.valueOf(comment(shadow)).startsWith(MARK)) {
                begun.add(aggregate);
            }
        }
        return List.copyOf(begun);
    }

    private static RelationName name(ResultSet row) throws SQLException {
        return new RelationName(row.getString("nspname"), row.getString("relname"));
    }
}
