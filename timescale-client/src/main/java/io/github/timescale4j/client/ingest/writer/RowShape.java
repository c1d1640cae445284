package io.github.timescale4j.client.ingest.writer;

import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.DeclaredColumn;
import io.github.timescale4j.schema.RelationName;
import java.util.List;
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
     * Sorts plain and tracked rows by time, so that one chunk after the other is written. Rows of one time keep their order. What
     * has no time, or one that cannot be read, comes first: the store will say what is wrong with it.
     */
    void sort(Object[] entries) {
        long[] keys = new long[entries.length];
        boolean sorted = true;
        for (int i = 0; i < keys.length; i++) {
            keys[i] = time(entries[i]);
            sorted &= i == 0 || keys[i - 1] <= keys[i];
        }
        if (!sorted) {
            KeySort.sort(keys, entries);
        }
    }

    @SuppressWarnings("IllegalCatch") // an accessor of the application may throw anything
    private long time(Object entry) {
        try {
            return TimeKey.of(values.value(timeColumn, Tracked.<T>row(entry)));
        } catch (Throwable e) {
            return Long.MIN_VALUE;
        }
    }
}
