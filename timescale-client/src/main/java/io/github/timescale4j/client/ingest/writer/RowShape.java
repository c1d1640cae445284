package io.github.timescale4j.client.ingest.writer;

import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.DeclaredColumn;
import io.github.timescale4j.schema.RelationName;
import java.util.Collection;
import java.util.List;
import java.util.function.ToIntFunction;
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
     */
    RowShape(Declaration declaration, Values<T> values) {
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

    /** 16 bytes for the row and for each column, and the length of each text, array or collection. */
    ToIntFunction<T> estimate() {
        return row -> {
            long size = fixedSize;
            for (int column : varying) {
                size += length(values.value(column, row));
            }
            return (int) Math.min(size, Integer.MAX_VALUE);
        };
    }

    private static long length(@Nullable Object value) {
        if (value instanceof CharSequence text) {
            return text.length();
        }
        if (value instanceof byte[] bytes) {
            return bytes.length;
        }
        if (value instanceof Collection<?> several) {
            return (long) PER_COLUMN * several.size();
        }
        if (value instanceof Object[] several) {
            return (long) PER_COLUMN * several.length;
        }
        return 0;
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
