package io.github.timescale4j.client.diagnostics;

/** Indexes that were not finished: they are kept up to date, but no query uses them. */
final class InvalidIndexCheck extends PlainCheck<InvalidIndexCheck.Row> {

    private static final String SQL = """
            SELECT n.nspname AS index_schema, x.relname AS index_name,
                   k.hypertable_schema AS schema, k.hypertable_name AS name
            FROM pg_catalog.pg_index i
            JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
            JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = x.relnamespace
            JOIN (SELECT hypertable_schema AS table_schema, hypertable_name AS table_name, hypertable_schema, hypertable_name
                  FROM timescaledb_information.hypertables
                  UNION ALL
                  SELECT chunk_schema, chunk_name, hypertable_schema, hypertable_name
                  FROM timescaledb_information.chunks) k
              ON k.table_schema = n.nspname AND k.table_name = t.relname
            WHERE NOT i.indisvalid""";

    InvalidIndexCheck() {
        super("invalid-index", Topic.INDEXES, SQL, Row.class);
    }

    /** An index of a hypertable or of one of its chunks. */
    record Row(String indexSchema, String indexName, String schema, String name) {}

    @Override
    Issue issue(Row found, CheckContext context) {
        return issue(
                Severity.WARNING,
                relation(found.schema(), found.name()),
                "Its index \"" + found.indexName() + "\" is not valid: it was not built to its end.",
                "Each insert has to keep it up to date, but no query reads it.",
                "If nobody is building it at this moment, drop it. An index that is declared is built again by the next"
                        + " migration.",
                "DROP INDEX " + quoted(found.indexSchema(), found.indexName()));
    }
}
