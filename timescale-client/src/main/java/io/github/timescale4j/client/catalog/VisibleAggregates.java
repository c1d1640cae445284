package io.github.timescale4j.client.catalog;

/**
 * The continuous aggregates over sources in schemas that the session's role may use.
 *
 * <p>From TimescaleDB 2.22 on {@code timescaledb_information.continuous_aggregates} resolves the name of each row's source with a
 * function that the planner may not leave out, so that a role which may not use the schema of one of them, of another
 * application in the same database for example, gets {@code 42501} for the whole view. A condition on the schema is looked at
 * before that. The diagnosis asks the view itself: there the refusal is a finding, with the right that is missing.
 */
public final class VisibleAggregates {

    private static final String ALL = "timescaledb_information.continuous_aggregates";

    /** In place of the view's name, after {@code FROM} or {@code JOIN}. */
    public static final String VIEW =
            "(SELECT * FROM " + ALL + " WHERE pg_catalog.has_schema_privilege(hypertable_schema, 'USAGE'))";

    private VisibleAggregates() {}

    /**
     * Has a query see no other aggregates.
     *
     * @param sql a query in which each mention of the view has an alias
     * @return the same query over {@link #VIEW}
     */
    public static String only(String sql) {
        return sql.replace(ALL, VIEW);
    }
}
