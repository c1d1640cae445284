package io.github.timescale4j.client.mapping;

import io.github.timescale4j.client.mapping.binary.BinaryCopyRows;
import io.github.timescale4j.client.mapping.binary.BinaryDecoder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseStatement;
import org.postgresql.core.Field;
import org.postgresql.core.Tuple;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * How the rows of a query are copied out and become objects. Values that have a decoder are asked for as they are; all others as
 * the texts that the server would send in a result, so that the driver reads them.
 *
 * @param <T> what a row becomes
 */
public final class CopyPlan<T> {

    private final Class<T> type;
    private final @Nullable TypeModel model;
    private final List<String> names;
    private final int[] indexes;
    private final int[] oids;
    private final ColumnReader[] readers;
    private final @Nullable BinaryDecoder[] decoders;

    private CopyPlan(
            Class<T> type,
            @Nullable TypeModel model,
            List<String> names,
            int[] indexes,
            int[] oids,
            ColumnReader[] readers,
            @Nullable BinaryDecoder[] decoders) {
        this.type = type;
        this.model = model;
        this.names = names;
        this.indexes = indexes;
        this.oids = oids;
        this.readers = readers;
        this.decoders = decoders;
    }

    static <T> CopyPlan<T> of(Class<T> type, ResultSet described, ColumnReaders readers) throws SQLException {
        ResultSet plain = DriverResult.plain(described);
        if (plain == null) {
            throw new InvalidDataAccessApiUsageException(
                    "an export needs a connection of PostgreSQL's own driver: use stream()");
        }
        ResultLayout layout = ResultLayout.of(plain);
        ResultColumns columns = ResultColumns.of(plain);
        TypeModel model = ColumnReaders.isSimple(type) ? null : TypeModel.of(type);
        List<CopyCell> cells = model == null
                ? List.of(ValueReader.cell(type, layout, columns, readers))
                : cells(model, layout, columns, readers);
        return new CopyPlan<>(
                type,
                model,
                columns.names(),
                cells.stream().mapToInt(CopyCell::index).toArray(),
                cells.stream().mapToInt(CopyCell::oid).toArray(),
                cells.stream().map(CopyCell::reader).toArray(ColumnReader[]::new),
                cells.stream().map(CopyCell::decoder).toArray(BinaryDecoder[]::new));
    }

    private static List<CopyCell> cells(
            TypeModel model, ResultLayout layout, ResultColumns columns, ColumnReaders readers) throws SQLException {
        List<CopyCell> cells = new ArrayList<>();
        for (Property property : model.properties()) {
            int index = columns.indexOf(property, model.type());
            try {
                cells.add(CopyCell.of(property.type(), index, layout, columns, readers));
            } catch (Unfit e) {
                throw RowAssembler.unfit(model.type(), property, e);
            }
        }
        return cells;
    }

    /**
     * The statement that copies the rows.
     *
     * @param query the query, with its values in it
     * @param maxRows how many rows are copied at most; 0 for all
     * @return the statement
     */
    public String sql(String query, int maxRows) {
        String columns = IntStream.range(0, indexes.length)
                .mapToObj(i -> decoders[i] == null ? text("q.c" + indexes[i]) : "q.c" + indexes[i])
                .collect(Collectors.joining(", "));
        String all =
                IntStream.rangeClosed(1, names.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        return "COPY (SELECT " + columns + " FROM (" + query + "\n) AS q (" + all + ")"
                + (maxRows == 0 ? "" : " LIMIT " + maxRows) + ") TO STDOUT (FORMAT binary)";
    }

    /** What the type's output function gives; a cast to text gives something else for some types, such as {@code inet}. */
    private static String text(String column) {
        return "CASE WHEN " + column + " IS NOT DISTINCT FROM NULL THEN NULL ELSE pg_catalog.concat(" + column
                + ") END";
    }

    /**
     * Prepares to read what {@link #sql} copies.
     *
     * @param source the copy
     * @param statement an open statement of the same connection, for what the driver has to read
     * @return reads the rows
     * @throws SQLException if the driver refuses
     */
    public CopyReader<T> reader(BinaryCopyRows.Source source, Statement statement) throws SQLException {
        Field[] fields = new Field[indexes.length];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = new Field(names.get(indexes[i] - 1), oids[i]);
        }
        byte[] @Nullable [] texts = new byte[fields.length] @Nullable [];
        ResultSet driver =
                statement.unwrap(BaseStatement.class).createDriverResultSet(fields, List.of(new Tuple(texts)));
        driver.next();
        CopyCells cells = new CopyCells(new BinaryCopyRows(source, fields.length), decoders, readers, texts, driver);
        return model == null ? new CopyValueReader<>(type, names.get(0), cells) : new CopyObjectReader<>(model, cells);
    }
}
