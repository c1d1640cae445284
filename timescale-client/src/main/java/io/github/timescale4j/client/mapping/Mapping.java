package io.github.timescale4j.client.mapping;

import io.github.timescale4j.client.mapping.binary.Encoders;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * Turns rows into objects and objects into parameters. Made once for a client and safe for use by several threads; no reflection
 * is done for a row, and what was found out about a class and the columns of a result is kept for the next result.
 */
public final class Mapping {

    private final RowPlans plans;
    private final Parameters parameters;
    private final Encoders encoders;
    private final @Nullable JsonCodec codec;

    /**
     * Makes a mapping.
     *
     * @param json how JSON is read and written; {@code null} for Jackson 3, if it is on the class path
     */
    public Mapping(@Nullable JsonCodec json) {
        this.codec = json == null ? jackson() : json;
        this.plans = new RowPlans(new ColumnReaders(codec));
        this.parameters = new Parameters(codec);
        this.encoders = new Encoders(value -> JsonTexts.of(codec, value));
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
        return plans.reader(type, rows);
    }

    /**
     * Finds out how the rows of a query can be copied out.
     *
     * @param type what a row becomes, as for {@link #reader}
     * @param described a result of the query, whose rows do not matter
     * @param <T> that type
     * @return makes the statement, and objects of its rows
     * @throws SQLException if the driver cannot describe the result
     * @throws RowMappingException if the type cannot be mapped, or a column is missing or of an unfit type
     */
    public <T> CopyPlan<T> copyPlan(Class<T> type, ResultSet described) throws SQLException {
        return plans.copyPlan(type, described);
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
     * Writes an object as JSON, to know how long that is.
     *
     * @param value a map, a list or an object of the application
     * @return the number of characters
     * @throws io.github.timescale4j.client.mapping.binary.RefusedValueException if it cannot be written
     */
    public long jsonLength(Object value) {
        return JsonTexts.of(codec, value).length();
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

    /**
     * Prepares to make objects of a declared type from values.
     *
     * @param type a type with {@link io.github.timescale4j.annotation.TimeSeries}
     * @param <T> that type
     * @return makes them
     * @throws IllegalArgumentException if the type is not declared
     * @throws RowMappingException if it cannot be mapped
     */
    public <T> ObjectMaker<T> maker(Class<T> type) {
        return ObjectMaker.of(type);
    }
}
