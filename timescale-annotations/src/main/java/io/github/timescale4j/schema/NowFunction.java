package io.github.timescale4j.schema;

import org.jspecify.annotations.Nullable;

/**
 * The function that tells the present of a hypertable whose time is a number.
 *
 * @param name its name
 * @param made the axis on which it tells the present, if it is made together with the table; {@code null} if others make it
 */
public record NowFunction(RelationName name, @Nullable NumberAxis made) {

    /**
     * The function that is made together with a table.
     *
     * @param table the table
     * @param axis its time, whose unit is known
     * @return the function, named after the table
     */
    public static NowFunction of(RelationName table, NumberAxis axis) {
        return new NowFunction(new RelationName(table.schema(), IndexDefinition.shorten(table.name(), "_now")), axis);
    }

    /** The statement that makes it, or {@code null} if others do. */
    @Nullable
    String create() {
        NumberAxis axis = made;
        String query = axis == null ? null : axis.now();
        return axis == null || query == null
                ? null
                : "CREATE FUNCTION " + name.quoted() + "() RETURNS " + axis.type() + " LANGUAGE SQL STABLE AS "
                        + Literal.quote(query);
    }

    /** The statement that tells TimescaleDB of it. */
    String register(RelationName table) {
        String schema = name.schema();
        // What others made is not there in the shadow of its schema: the space keeps the name from being taken for one.
        String function = made != null || schema == null
                ? name.quoted()
                : Identifier.quote(schema) + " ." + Identifier.quote(name.name());
        return "SELECT set_integer_now_func(" + table.regclass() + ", " + Literal.quote(function) + ")";
    }
}
