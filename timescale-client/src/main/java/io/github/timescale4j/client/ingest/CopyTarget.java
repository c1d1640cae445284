package io.github.timescale4j.client.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as the server has it.
 *
 * @param oid its number
 * @param schema its schema, also where its name was given without one
 * @param fingerprint all that the encoders depend on, as a text that differs when it does
 * @param columns its columns in order
 * @param layout in which order it took rows most quickly when its columns were read
 */
record CopyTarget(long oid, String schema, String fingerprint, List<CopyColumn> columns, SeriesLayout layout) {

    @Nullable
    CopyColumn column(String name) {
        for (CopyColumn column : columns) {
            if (column.name().equals(name)) {
                return column;
            }
        }
        return null;
    }
}
