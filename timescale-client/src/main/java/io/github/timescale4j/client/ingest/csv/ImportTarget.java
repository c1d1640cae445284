package io.github.timescale4j.client.ingest.csv;

import io.github.timescale4j.client.admin.TimescaleAdmin;
import io.github.timescale4j.client.ingest.writer.Writers;
import io.github.timescale4j.client.mapping.ObjectMaker;
import io.github.timescale4j.client.mapping.RowWriter;
import io.github.timescale4j.schema.Declaration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Where an import goes.
 *
 * @param type what lines become
 * @param maker makes it
 * @param reader reads it
 * @param writers store it
 * @param admin refreshes what is declared over it
 * @param <T> the type
 */
record ImportTarget<T>(
        Class<T> type, ObjectMaker<T> maker, RowWriter<T> reader, Writers writers, TimescaleAdmin admin) {

    void requireTable() {
        if (reader.declaration().kind() != Declaration.Kind.HYPERTABLE) {
            throw new InvalidDataAccessApiUsageException(
                    type.getName() + " is declared as a continuous aggregate: import into its source, and refresh it");
        }
    }

    /** The window to refresh has to be known. */
    void requireInstants() {
        Class<?> time = maker.components().get(timeColumn()).type();
        if (!List.of(Instant.class, OffsetDateTime.class, ZonedDateTime.class).contains(time)) {
            throw new InvalidDataAccessApiUsageException("'refreshAggregates' is refused for '" + relation()
                    + "': its time is none of Instant, OffsetDateTime and ZonedDateTime, so the window to refresh is not"
                    + " known. Import without it, and refresh with client.admin()");
        }
    }

    String relation() {
        return reader.declaration().relation().toString();
    }

    @Nullable
    Object time(T row) {
        return reader.value(timeColumn(), row);
    }

    private int timeColumn() {
        Declaration declaration = reader.declaration();
        for (int i = 0; i < declaration.columns().size(); i++) {
            if (declaration.columns().get(i).column().equals(declaration.timeColumn())) {
                return i;
            }
        }
        throw new IllegalStateException("'" + relation() + "' has no column '" + declaration.timeColumn() + "'");
    }
}
