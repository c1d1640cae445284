package io.github.timescale4j.schema;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a columnstore keeps for each batch of rows, so that queries can pass over batches without unpacking them.
 *
 * @param kind what is kept
 * @param columns of which columns, in order; more than one only for {@link Kind#BLOOM}
 */
public record SparseIndex(Kind kind, List<String> columns) {

    /**
     * Copies the list.
     *
     * @param kind what is kept
     * @param columns of which columns
     */
    public SparseIndex {
        columns = List.copyOf(columns);
    }

    /** What is kept of a batch. */
    public enum Kind {
        /** A filter that knows which values are not in it: for equality. */
        BLOOM,
        /** The smallest and the greatest value: for ranges. */
        MINMAX,
        /** The first and the last value. */
        FIRSTLAST
    }

    /**
     * Renders the index as a part of the option {@code timescaledb.compress_index}.
     *
     * @return for example {@code bloom("device_id")}
     */
    String toSql() {
        return kind.name().toLowerCase(Locale.ROOT)
                + columns.stream().map(Identifier::quote).collect(Collectors.joining(", ", "(", ")"));
    }
}
