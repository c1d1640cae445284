package io.github.timescale4j.client.migration.backfill;

import io.github.timescale4j.client.migration.backfill.AggregateRebuild.SwapStep;
import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Puts the new aggregates into the places of the old ones, inside a transaction of the caller's. */
final class RebuildSwap {

    private final Connection connection;
    private final BackfillState state;

    RebuildSwap(Connection connection, BackfillState state) {
        this.connection = connection;
        this.state = state;
    }

    private record Place(
            RebuildRequest request, AggregateFacts old, AggregateFacts replacement, Attachments attachments) {}

    void run(List<RebuildRequest> chain, SwapStep inSwap) throws SQLException {
        List<Place> places = new ArrayList<>();
        for (RebuildRequest request : chain) {
            AggregateFacts old = AggregateFacts.require(connection, request.aggregate());
            places.add(new Place(
                    request,
                    old,
                    AggregateFacts.require(connection, RebuildNames.shadow(request.aggregate())),
                    Attachments.of(connection, old)));
        }
        for (Place place : places) {
            RelationName name = place.request().aggregate();
            rename(name, RebuildNames.retired(name));
            rename(RebuildNames.shadow(name), name);
        }
        for (Place place : places) {
            place.attachments().replaceViews(connection);
        }
        List<Place> childrenFirst = new ArrayList<>(places);
        Collections.reverse(childrenFirst);
        for (Place place : childrenFirst) {
            Sql.execute(
                    connection,
                    "DROP MATERIALIZED VIEW "
                            + RebuildNames.retired(place.request().aggregate()).quoted());
        }
        for (Place place : places) {
            attach(place);
        }
        inSwap.run(connection);
    }

    private void rename(RelationName from, RelationName to) throws SQLException {
        Sql.execute(
                connection, "ALTER MATERIALIZED VIEW " + from.quoted() + " RENAME TO " + Identifier.quote(to.name()));
    }

    private void attach(Place place) throws SQLException {
        RebuildRequest request = place.request();
        RelationName name = request.aggregate();
        place.attachments().give(connection, name);
        for (String statement : afterwards(request)) {
            Sql.execute(connection, statement);
        }
        place.attachments().policies().give(connection, AggregateFacts.require(connection, name), request);
        state.remove(connection, RebuildNames.shadow(name));
        // What had still to be filled is made anew with the rest.
        state.remove(connection, name);
    }

    /** What says how buckets are kept, and so has to be done to an aggregate while it is empty. */
    static List<String> atOnce(RebuildRequest request) {
        return request.statements().stream()
                .skip(1)
                .filter(RebuildSwap::isStorage)
                .toList();
    }

    /** What waits until the aggregate has its name: above all policies, whose jobs must not run before it is filled. */
    private static List<String> afterwards(RebuildRequest request) {
        return request.statements().stream()
                .skip(1)
                .filter(statement -> !isStorage(statement))
                .toList();
    }

    private static boolean isStorage(String statement) {
        String start = statement.strip().toUpperCase(Locale.ROOT);
        return start.startsWith("CREATE INDEX")
                || start.startsWith("ALTER MATERIALIZED VIEW")
                || start.startsWith("SELECT SET_CHUNK_TIME_INTERVAL");
    }
}
