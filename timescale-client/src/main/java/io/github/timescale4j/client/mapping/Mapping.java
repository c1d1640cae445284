package io.github.timescale4j.client.mapping;

import io.github.timescale4j.client.mapping.binary.Encoders;
import io.github.timescale4j.client.mapping.binary.RefusedValueException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * Turns rows into objects and objects into parameters. Made once for a client and safe for use by several threads; no reflection
 * is done for a row.
 */
public final class Mapping {

    private final ColumnReaders readers;
    private final Parameters parameters;
    private final Encoders encoders;

    /**
     * Makes a mapping.
     *
     * @param json how JSON is read and written; {@code null} for Jackson 3, if it is on the class path
     */
    public Mapping(@Nullable JsonCodec json) {
        JsonCodec codec = json == null ? jackson() : json;
        this.readers = new ColumnReaders(codec);
        this.parameters = new Parameters(codec);
        this.encoders = new Encoders(value -> json(codec, value));
    }

    private static String json(@Nullable JsonCodec codec, Object value) {
        try {
            return ColumnReaders.require(codec).write(value);
        } catch (Unfit | IllegalArgumentException e) {
            throw new RefusedValueException("is refused: " + e.getMessage());
        }
    }

    private static @Nullable JsonCodec jackson() {
        boolean present =
                ClassUtils.isPresent("tools.jackson.databind.json.JsonMapper", Mapping.class.getClassLoader());
        return present ? new JacksonJsonCodec() : null;
    }

    /**
     * Finds the columns for a type in a result.
     *
     * @param type what a row becomes: a record, a class with one constructor for all of its fields, or a simple type
     * @param rows the result
     * @param <T> that type
     * @return reads its rows
     * @throws SQLException if the driver cannot describe the result
     * @throws RowMappingException if the type cannot be mapped, or a column is missing or of an unfit type
     */
    public <T> RowReader<T> reader(Class<T> type, ResultSet rows) throws SQLException {
        ResultColumns columns = ResultColumns.of(rows);
        return ColumnReaders.isSimple(type)
                ? ValueReader.of(type, rows, columns, readers)
                : ObjectReader.of(type, rows, columns, readers);
    }

    /**
     * Binds values to the parameters of statements.
     *
     * @return always the same object
     */
    public Parameters parameters() {
        return parameters;
    }

    /**
     * Writes components in PostgreSQL's binary format.
     *
     * @return always the same object
     */
    public Encoders encoders() {
        return encoders;
    }

    /**
     * Prepares to write objects of a declared type.
     *
     * @param type a type with {@link io.github.timescale4j.annotation.TimeSeries}
     * @param <T> that type
     * @return reads its columns from objects
     * @throws IllegalArgumentException if the type is not declared
     * @throws RowMappingException if its fields cannot be read
     */
    public <T> RowWriter<T> writer(Class<T> type) {
        return RowWriter.of(type, parameters);
    }
}
