package io.github.timescale4j.client.migration;

import java.sql.SQLException;

/**
 * What a schema is, as one text that can be compared: read by queries of its own, so that it does not repeat a mistake of those
 * that are tested.
 */
final class SchemaState {

    private static final String QUERY = """
            WITH relation AS (
                SELECT c.oid, c.relname AS name, c.relkind, coalesce(m.oid, c.oid) AS stored
                FROM pg_class c
                LEFT JOIN timescaledb_information.continuous_aggregates a ON a.view_schema = '${schema}' AND a.view_name = c.relname
                LEFT JOIN pg_class m ON m.oid = to_regclass(quote_ident(a.materialization_hypertable_schema)
                    || '.' || quote_ident(a.materialization_hypertable_name))
                WHERE c.relnamespace = to_regnamespace('"${schema}"') AND c.relkind <> 'i' AND c.relname NOT LIKE 'timescale\\_schema\\_history%'),
            line AS (
                SELECT format('%s relation %s %s', name, relkind, obj_description(oid, 'pg_class')) AS text FROM relation
                UNION ALL
                SELECT format('%s column %s %s %s %s %s', r.name, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                    pg_get_expr(d.adbin, d.adrelid), col_description(a.attrelid, a.attnum))
                FROM relation r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
                LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                UNION ALL
                SELECT format('%s constraint %s %s', r.name, c.conname, pg_get_constraintdef(c.oid))
                FROM relation r JOIN pg_constraint c ON c.conrelid = r.oid
                UNION ALL
                SELECT format('%s index %s %s', r.name, pg_get_indexdef(i.indexrelid), i.indisvalid)
                FROM relation r JOIN pg_index i ON i.indrelid = r.stored
                UNION ALL
                SELECT format('%s dimension %s %s %s', r.name, d.column_name, d.time_interval, d.num_partitions)
                FROM relation r JOIN pg_class s ON s.oid = r.stored
                JOIN timescaledb_information.dimensions d
                ON to_regclass(quote_ident(d.hypertable_schema) || '.' || quote_ident(d.hypertable_name)) = s.oid
                UNION ALL
                SELECT format('%s columnstore %s', h.hypertable_name, h.compression_enabled)
                FROM timescaledb_information.hypertables h WHERE h.hypertable_schema = '${schema}'
                UNION ALL
                SELECT format('%s aggregate %s %s', view_name, materialized_only, view_definition)
                FROM timescaledb_information.continuous_aggregates WHERE view_schema = '${schema}'
                UNION ALL
                SELECT format('%s.%s policy %s %s %s', hypertable_schema, hypertable_name, proc_name, schedule_interval,
                    config - 'hypertable_id' - 'mat_hypertable_id')
                FROM timescaledb_information.jobs WHERE hypertable_name IS NOT NULL
                UNION ALL
                SELECT 'left over: schema ' || nspname FROM pg_namespace WHERE nspname LIKE 'timescale\\_%')
            SELECT regexp_replace(coalesce(string_agg(text, E'\\n' ORDER BY text), ''), '(_materialized_hypertable|_hyper)_[0-9]+', '\\1', 'g')
            FROM line
            """;

    private static final String APPLIED =
            "SELECT string_agg(concat_ws(' ', relation_name, java_type, sha256), E'\\n' ORDER BY relation_name) FROM ";

    private SchemaState() {}

    /** Asks a question whose answer is one text. */
    @FunctionalInterface
    interface Question {
        String ask(String sql) throws SQLException;
    }

    static String read(Question question, String schema) throws SQLException {
        String text = question.ask(QUERY.replace("${schema}", schema));
        String table = "\"" + schema + "\".timescale_schema_declaration";
        return "t".equals(question.ask("SELECT to_regclass('" + table + "') IS NOT NULL"))
                ? text + "\n" + question.ask(APPLIED + table)
                : text;
    }
}
