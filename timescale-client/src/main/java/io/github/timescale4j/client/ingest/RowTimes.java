package io.github.timescale4j.client.ingest;

import io.github.timescale4j.client.mapping.RowWriter;
import io.github.timescale4j.schema.DeclaredColumn;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/** What decides about the order of a type's rows, and about the window of time that they touch. */
final class RowTimes {

    private RowTimes() {}

    /** The order in which a table with that layout takes rows of the type most quickly. */
    static <T> SeriesSort<T> order(RowWriter<T> writer, SeriesLayout layout) {
        int time = index(writer, writer.declaration().timeColumn());
        List<Function<T, @Nullable Object>> series = new ArrayList<>();
        for (String column : layout.columns()) {
            int index = index(writer, column);
            if (index >= 0) {
                series.add(row -> writer.value(index, row));
            }
        }
        return new SeriesSort<>(row -> TimeKey.of(writer.value(time, row)), series, layout.chunkWidth());
    }

    private static int index(RowWriter<?> writer, String column) {
        List<DeclaredColumn> columns = writer.declaration().columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).column().equals(column)) {
                return i;
            }
        }
        return -1;
    }

    /** Reads the time of a row, by which aggregates are refreshed. */
    static <T> Function<T, @Nullable Instant> time(RowWriter<T> writer) {
        int index = index(writer, writer.declaration().timeColumn());
        Class<?> type = writer.components().get(index).getter().type().returnType();
        if (type == Instant.class || type == OffsetDateTime.class || type == ZonedDateTime.class) {
            return row -> TouchedWindow.instant(writer.value(index, row));
        }
        throw new InvalidDataAccessApiUsageException("'backfill' is refused for '"
                + writer.declaration().relation() + "': its time is none of Instant, OffsetDateTime and ZonedDateTime,"
                + " so the window to refresh is not known. Write without it, and refresh with client.admin()");
    }
}
