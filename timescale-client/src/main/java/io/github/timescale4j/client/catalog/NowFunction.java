package io.github.timescale4j.client.catalog;

/** The function that tells the present where the time is a number. */
public final class NowFunction {

    private static final String OF_AGGREGATE = """
            (WITH RECURSIVE read (id) AS (
                 SELECT a.raw_hypertable_id FROM _timescaledb_catalog.hypertable h
                 JOIN _timescaledb_catalog.continuous_agg a ON a.mat_hypertable_id = h.id
                 WHERE h.schema_name = %s AND h.table_name = %s
                 UNION ALL
                 SELECT a.raw_hypertable_id FROM read
                 JOIN _timescaledb_catalog.continuous_agg a ON a.mat_hypertable_id = read.id)
             SELECT pg_catalog.format('%%I.%%I', d.integer_now_func_schema, d.integer_now_func)
             FROM read JOIN _timescaledb_catalog.dimension d
               ON d.hypertable_id = read.id AND d.integer_now_func IS NOT NULL LIMIT 1)""";

    private NowFunction() {}

    /**
     * A query for the function of an aggregate. It belongs to the hypertable, however many aggregates there are in between.
     *
     * @param schema an expression: the schema of the table that holds the aggregate's buckets
     * @param table an expression: the name of that table
     * @return a query in brackets, for one text: the quoted name of the function; NULL if there is none
     */
    public static String ofAggregate(String schema, String table) {
        return OF_AGGREGATE.formatted(schema, table);
    }
}
