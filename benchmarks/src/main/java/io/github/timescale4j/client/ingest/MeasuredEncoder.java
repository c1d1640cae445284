package io.github.timescale4j.client.ingest;

import io.github.timescale4j.client.mapping.Mapping;
import io.github.timescale4j.client.mapping.RowWriter;
import io.github.timescale4j.client.mapping.binary.ColumnType;
import io.github.timescale4j.client.mapping.binary.CopyBuffer;
import java.util.List;
import java.util.Map;

/**
 * The encoder of {@link CopyWriter}, for measurements: it is in this package because nobody else needs it.
 *
 * @param <T> the type of the rows
 */
public final class MeasuredEncoder<T> {

    /** PostgreSQL's numbers of the types. */
    private static final Map<String, Integer> OIDS = Map.of("timestamptz", 1184, "text", 25, "float8", 701);

    private static final int TABLE = 16_384;

    private final RowEncoder<T> encoder;

    /**
     * Makes an encoder for a table that is made up.
     *
     * @param type the type of the rows
     * @param typesOfColumns the types of the columns, in the order of the declaration
     */
    public MeasuredEncoder(Class<T> type, List<String> typesOfColumns) {
        Mapping mapping = new Mapping(null);
        RowWriter<T> writer = mapping.writer(type);
        List<CopyColumn> columns = new java.util.ArrayList<>();
        for (int i = 0; i < typesOfColumns.size(); i++) {
            String name = typesOfColumns.get(i);
            ColumnType columnType = new ColumnType(OIDS.getOrDefault(name, 0), name, false, null);
            columns.add(new CopyColumn(writer.components().get(i).column().column(), columnType, false, false));
        }
        encoder = RowEncoder.of(
                type, writer, new CopyTarget(TABLE, "public", "", columns, SeriesLayout.UNKNOWN), mapping);
    }

    /**
     * Adds a row.
     *
     * @param row the row
     * @param out where
     * @param index its place
     */
    public void encode(T row, CopyBuffer out, long index) {
        encoder.encode(row, out, index);
    }
}
