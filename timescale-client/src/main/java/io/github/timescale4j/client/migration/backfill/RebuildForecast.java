package io.github.timescale4j.client.migration.backfill;

import io.github.timescale4j.client.migration.backfill.Attachments.PlainView;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rebuild would meet, told from the catalog alone: nothing is made and nothing is locked for it.
 *
 * @param obstacles why old buckets cannot be put into the new aggregate, sentences; empty if they can
 * @param history whether there are buckets that the rows which are left do not give any more
 * @param strangers what reads the aggregate and can neither be rebuilt with it nor be pointed to the new one
 * @param gone columns of the old aggregate that no column of the new one continues
 */
public record RebuildForecast(
        List<String> obstacles, boolean history, List<RelationName> strangers, List<String> gone) {

    /**
     * Copies the lists.
     *
     * @param obstacles why old buckets cannot be kept
     * @param history whether there are such that need to be
     * @param strangers what reads the aggregate
     * @param gone columns that go
     */
    public RebuildForecast {
        obstacles = List.copyOf(obstacles);
        strangers = List.copyOf(strangers);
        gone = List.copyOf(gone);
    }

    /**
     * An aggregate and the text of its query.
     *
     * @param name where it is
     * @param query its query as the server writes it, with the names of the real schemas
     */
    public record Version(RelationName name, String query) {}

    /**
     * Looks ahead.
     *
     * @param connection a connection, which sees both versions
     * @param old the aggregate as it is
     * @param wanted the aggregate as it is declared, in whatever schema it was made for comparison
     * @param source what it will read; {@code null} if that does not exist yet
     * @param rebuilt what is rebuilt in the same run
     * @return what a rebuild would meet
     * @throws BackfillException if the aggregate has another clock than time
     * @throws SQLException if the catalog cannot be read
     */
    public static RebuildForecast of(
            Connection connection,
            Version old,
            Version wanted,
            @Nullable RelationName source,
            Collection<RelationName> rebuilt)
            throws SQLException {
        AggregateFacts before = AggregateFacts.require(connection, old.name()).requireTime();
        AggregateShape shape = AggregateShape.of(connection, before, old.query());
        AggregateShape becomes =
                AggregateShape.of(connection, AggregateFacts.require(connection, wanted.name()), wanted.query());
        AggregateFacts reading = source == null ? before : before.reading(connection, source);
        return new RebuildForecast(
                becomes.obstacles(shape).reasons(),
                HistoryCopy.exists(connection, before, reading, shape.grid()),
                strangers(connection, before, rebuilt),
                becomes.gone(shape));
    }

    /**
     * Whether two queries say the same, be it with their columns in another order.
     *
     * @param query one, as the server writes it
     * @param other another one, as the same server writes it
     * @return whether an aggregate with the one need not be made anew for the other
     */
    public static boolean isSame(String query, String other) {
        return SelectText.isSame(query, other);
    }

    private static List<RelationName> strangers(
            Connection connection, AggregateFacts old, Collection<RelationName> rebuilt) throws SQLException {
        List<RelationName> strangers = new ArrayList<>();
        for (RelationName child : Attachments.children(connection, old)) {
            if (!rebuilt.contains(child)) {
                strangers.add(child);
            }
        }
        for (PlainView view : Attachments.of(connection, old).views()) {
            if (!view.kind().equals("v")) {
                strangers.add(view.name());
            }
        }
        return strangers;
    }
}
