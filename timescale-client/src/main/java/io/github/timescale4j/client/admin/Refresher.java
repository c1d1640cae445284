package io.github.timescale4j.client.admin;

import io.github.timescale4j.client.event.StatementEvent.Operation;
import io.github.timescale4j.client.execution.StatementContext;
import io.github.timescale4j.client.execution.StatementRunner;
import io.github.timescale4j.client.mapping.DeclaredTypes;
import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.dao.InvalidDataAccessResourceUsageException;

/** Refreshes continuous aggregates where that does no harm. */
final class Refresher {

    private final StatementRunner runner;

    Refresher(StatementRunner runner) {
        this.runner = runner;
    }

    RefreshedWindow refresh(Class<?> aggregate, Instant from, Instant to) {
        Declaration declaration = DeclaredTypes.require(aggregate);
        if (declaration.kind() != Declaration.Kind.CONTINUOUS_AGGREGATE) {
            throw new IllegalArgumentException(aggregate.getName() + " is declared as a "
                    + declaration.kind().label() + ", which cannot be refreshed");
        }
        return refresh(declaration.relation(), from, to);
    }

    RefreshedWindow refresh(String aggregate, Instant from, Instant to) {
        return refresh(RelationName.parse(aggregate), from, to);
    }

    List<RefreshedWindow> refreshAggregatesOf(Class<?> source, Instant from, Instant to) {
        check(from, to);
        List<RefreshedWindow> windows = new ArrayList<>();
        for (Declaration aggregate : aggregatesOver(DeclaredTypes.require(source), source)) {
            windows.add(refresh(aggregate.relation(), from, to));
        }
        return List.copyOf(windows);
    }

    RefreshedRange refresh(String aggregate, long from, long to) {
        RelationName name = RelationName.parse(aggregate);
        if (from >= to) {
            throw new IllegalArgumentException("the range from " + from + " to " + to + " is empty");
        }
        return runner.runOutsideTransaction(context(name), connection -> refresh(connection, name, from, to));
    }

    private RefreshedRange refresh(Connection connection, RelationName name, long from, long to) throws SQLException {
        Relation aggregate = requireAggregate(connection, name);
        String type = aggregate.requireNumbers().type();
        NumberWindow.Cut cut = new NumberWindow(aggregate).cut(connection, runner, from, to);
        if (!cut.range().isEmpty()) {
            String sql = "CALL " + aggregate.function("refresh_continuous_aggregate") + "(?::regclass, ?::" + type
                    + ", ?::" + type + ")";
            try (PreparedStatement statement = runner.prepare(connection, sql)) {
                statement.setString(1, aggregate.name().quoted());
                statement.setLong(2, cut.from());
                statement.setLong(3, cut.to());
                statement.execute();
            }
        }
        return cut.range();
    }

    private Relation requireAggregate(Connection connection, RelationName name) throws SQLException {
        Relation aggregate = Relation.find(connection, runner, name);
        if (aggregate.kind() != Relation.Kind.AGGREGATE) {
            throw new InvalidDataAccessResourceUsageException("'" + name + "' is not a continuous aggregate");
        }
        return aggregate;
    }

    /** Level by level, so that each aggregate comes after the one that it reads. */
    private static Set<Declaration> aggregatesOver(Declaration source, Class<?> type) {
        Set<Declaration> found = new LinkedHashSet<>();
        Deque<Declaration> sources = new ArrayDeque<>(List.of(source));
        while (!sources.isEmpty()) {
            RelationName relation = sources.remove().relation();
            for (Declaration declaration : DeclaredTypes.visibleFrom(type)) {
                RelationName read = declaration.source();
                if (read != null && DeclaredTypes.isSame(read, relation) && found.add(declaration)) {
                    sources.add(declaration);
                }
            }
        }
        return found;
    }

    private RefreshedWindow refresh(RelationName name, Instant from, Instant to) {
        check(from, to);
        return runner.runOutsideTransaction(context(name), connection -> refresh(connection, name, from, to));
    }

    private static StatementContext context(RelationName name) {
        return StatementContext.of(
                Operation.REFRESH,
                name.toString(),
                "CALL refresh_continuous_aggregate(" + name.regclass() + ", :from, :to)");
    }

    private static void check(Instant from, Instant to) {
        if (from.equals(Instant.MIN) || to.equals(Instant.MAX)) {
            throw new IllegalArgumentException(
                    "a refresh needs a start and an end: without them it would also delete what"
                            + " the source no longer has");
        }
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("the window from " + from + " to " + to + " is empty");
        }
    }

    private RefreshedWindow refresh(Connection connection, RelationName name, Instant from, Instant to)
            throws SQLException {
        Relation aggregate = requireAggregate(connection, name).requireTimeSeries();
        Bucket bucket = Bucket.of(connection, runner, aggregate);
        RefreshWindow.Cut cut = new RefreshWindow(aggregate, bucket).cut(connection, runner, from, to);
        if (!cut.window().isEmpty()) {
            call(connection, aggregate, cut);
        }
        return cut.window();
    }

    private void call(Connection connection, Relation aggregate, RefreshWindow.Cut cut) throws SQLException {
        String time = aggregate.fromTimestamptz("?::timestamptz");
        String sql = "CALL " + aggregate.function("refresh_continuous_aggregate") + "(?::regclass, " + time + ", "
                + time + ")";
        try (PreparedStatement statement = runner.prepare(connection, sql)) {
            statement.setString(1, aggregate.name().quoted());
            statement.setObject(2, cut.from().atOffset(ZoneOffset.UTC));
            statement.setObject(3, cut.to().atOffset(ZoneOffset.UTC));
            statement.execute();
        }
    }
}
