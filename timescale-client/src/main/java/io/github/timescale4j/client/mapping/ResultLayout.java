package io.github.timescale4j.client.mapping;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGResultSetMetaData;

/**
 * The names, types and formats of a result's columns: as much as decides how its rows are read, and little enough to be looked at
 * for each result.
 */
final class ResultLayout {

    /** From here on types are the database's own, and another database may use the number for something else. */
    private static final int FIRST_NORMAL_OID = 16_384;

    private static final int BINARY_FORMAT = 1;

    private final String[] names;
    private final int[] oids;
    private final boolean[] binary;
    private final @Nullable String[] typeNames;

    private ResultLayout(String[] names, int[] oids, boolean[] binary, @Nullable String[] typeNames) {
        this.names = names;
        this.oids = oids;
        this.binary = binary;
        this.typeNames = typeNames;
    }

    static ResultLayout of(ResultSet rows) throws SQLException {
        ResultSetMetaData metaData = rows.getMetaData();
        PGResultSetMetaData formats = (PGResultSetMetaData) metaData;
        int count = metaData.getColumnCount();
        String[] names = new String[count];
        int[] oids = new int[count];
        boolean[] binary = new boolean[count];
        @Nullable String[] typeNames = new @Nullable String[count];
        for (int i = 0; i < count; i++) {
            names[i] = metaData.getColumnLabel(i + 1);
            oids[i] = DriverResult.columnOid(rows, i + 1);
            binary[i] = formats.getFormat(i + 1) == BINARY_FORMAT;
            typeNames[i] = isUserDefined(oids[i]) ? metaData.getColumnTypeName(i + 1) : null;
        }
        return new ResultLayout(names, oids, binary, typeNames);
    }

    /** Whether a type is not one of PostgreSQL's own. */
    static boolean isUserDefined(int oid) {
        return oid >= FIRST_NORMAL_OID;
    }

    int oid(int index) {
        return oids[index - 1];
    }

    boolean isBinary(int index) {
        return binary[index - 1];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResultLayout layout
                && Arrays.equals(oids, layout.oids)
                && Arrays.equals(binary, layout.binary)
                && Arrays.equals(names, layout.names)
                && Arrays.equals(typeNames, layout.typeNames);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(oids), Arrays.hashCode(names));
    }
}
