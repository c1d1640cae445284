package io.github.timescale4j.test;

import io.github.timescale4j.client.Query;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.schema.Identifier;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From the first to the last row of a relation.
 *
 * @param first the time of the first row, as a text in UTC
 * @param last that of the last row
 */
record Extent(String first, String last) {

    /** What the database says; {@code null} for both where there are no rows. */
    record Bounds(@Nullable String first, @Nullable String last) {}

    /** Looks which rows a relation has; none if it has none, or only ones at infinity. */
    static Optional<Extent> of(TimeScaleClient client, String relation, String timeColumn) {
        String time = Identifier.quote(timeColumn);
        Query query = client.query("SELECT " + text("min(" + time + ")") + " AS first, " + text("max(" + time + ")")
                + " AS last FROM " + relation + " WHERE isfinite(" + time + ")");
        Bounds bounds = query.single(Bounds.class);
        return bounds.first() == null || bounds.last() == null
                ? Optional.empty()
                : Optional.of(new Extent(bounds.first(), bounds.last()));
    }

    /** JSON has one way to write a time, whatever the session's settings are. */
    private static String text(String time) {
        return "to_jsonb(" + time + ") #>> '{}'";
    }
}
