package io.github.timescale4j.client.ingest.writer;

import io.github.timescale4j.client.ingest.SeriesLayout;
import io.github.timescale4j.client.ingest.SeriesSort;
import io.github.timescale4j.client.ingest.TimeKey;
import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.DeclaredColumn;
import io.github.timescale4j.schema.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a writer has to know of the rows of a declared type: their time and about how large they are.
 *
 * @param <T> the type
 */
final class RowShape<T> {

    private static final int PER_ROW = 16;
    private static final int PER_COLUMN = 16;

    private final RelationName relation;
    private final Values<T> values;
    private final List<String> columns;
    private final int timeColumn;
    private final int fixedSize;
    private final int[] varying;
    private final boolean[] isJson;
    private final ToLongFunction<Object> jsonLength;

    /** Reads a column of a row. */
    @FunctionalInterface
    interface Values<T> {
        @Nullable
        Object value(int column, T row);
    }

    /**
     * Looks at a type.
     *
     * @param declaration what is declared of it
     * @param values reads its columns
     * @param jsonLength how long an object is as JSON
     */
    RowShape(Declaration declaration, Values<T> values, ToLongFunction<Object> jsonLength) {
        this.relation = declaration.relation();
        this.values = values;
        List<DeclaredColumn> columns = declaration.columns();
        this.columns = columns.stream().map(DeclaredColumn::column).toList();
        this.timeColumn = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).column().equals(declaration.timeColumn()))
                .findFirst()
                .orElseThrow();
        this.fixedSize = PER_ROW + PER_COLUMN * columns.size();
        this.varying = IntStream.range(0, columns.size())
                .filter(i -> !isFixed(columns.get(i).sqlType()))
                .toArray();
        this.isJson = new boolean[columns.size()];
        for (int i = 0; i < isJson.length; i++) {
            String type = columns.get(i).sqlType();
            isJson[i] = type.equals("json") || type.equals("jsonb");
        }
        this.jsonLength = jsonLength;
    }

    private static boolean isFixed(String sqlType) {
        return switch (sqlType) {
            case "timestamptz",
                    "timestamp",
                    "date",
                    "uuid",
                    "boolean",
                    "smallint",
                    "integer",
                    "bigint",
                    "real",
                    "double precision" -> true;
            default -> false;
        };
    }

    String relation() {
        return relation.toString();
    }

    /** 16 bytes for the row and for each column, and what texts, large numbers, arrays, collections and JSON take beyond that. */
    ToIntFunction<T> estimate() {
        return row -> {
            long size = fixedSize;
            for (int column : varying) {
                size += ValueSize.of(values.value(column, row), isJson[column] ? jsonLength : value -> 0);
            }
            return (int) Math.min(size, Integer.MAX_VALUE);
        };
    }

    /**
     * Sorts plain and tracked rows as their table takes them most quickly. Rows of one series and one time keep their order. What has
     * no time, or one that cannot be read, comes first: the store will say what is wrong with it.
     */
    void sort(Object[] entries, SeriesLayout layout) {
        List<Function<Object, @Nullable Object>> series = new ArrayList<>();
        for (String column : layout.columns()) {
            int index = columns.indexOf(column);
            if (index >= 0) {
                series.add(entry -> value(index, entry));
            }
        }
        new SeriesSort<>(entry -> time(entry), series, layout.chunkWidth()).sort(entries);
    }

    /** Into how many chunks rows go that are sorted, of those that follow each other in time; 0 if nobody knows how long one is. */
    int chunks(Object[] entries, int from, int to, SeriesLayout layout) {
        if (layout.chunkWidth() == 0) {
            return 0;
        }
        int chunks = 0;
        long last = 0;
        for (int i = from; i < to; i++) {
            long chunk = Math.floorDiv(time(entries[i]), layout.chunkWidth());
            if (i == from || chunk != last) {
                chunks++;
            }
            last = chunk;
        }
        return chunks;
    }

    private long time(Object entry) {
        Object time = value(timeColumn, entry);
        return time == null ? Long.MIN_VALUE : TimeKey.of(time);
    }

    @SuppressWarnings("IllegalCatch") // an accessor of the application may throw anything
    private @Nullable Object value(int column, Object entry) {
        try {
            return values.value(column, Tracked.<T>row(entry));
        } catch (Throwable e) {
            return null;
        }
    }
}
