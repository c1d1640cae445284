package io.github.timescale4j.client.migration.catalog;

import io.github.timescale4j.client.migration.catalog.SnapshotReader.Found;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The policies. Their offsets are kept as texts in the style of the session that made them; here they come out in one style, so
 * that equal texts mean equal months, days and microseconds.
 */
final class PolicyCatalog {

    /** What a policy is declared with. Other keys have defaults that change with the server's version. */
    private static final List<String> KEYS = List.of(
            "drop_after",
            "drop_created_before",
            "compress_after",
            "compress_created_before",
            "start_offset",
            "end_offset",
            "index_name");

    /** What a refresh policy may be declared with; not there unless it was given. */
    private static final List<String> OPTIONS =
            List.of("buckets_per_batch", "max_batches_per_execution", "refresh_newest_first");

    /** What stands before a number until the type of the time column is put there. */
    private static final String NUMBER = "number";

    private static final String JOBS = query();

    private PolicyCatalog() {}

    private static String query() {
        StringBuilder sql = new StringBuilder("SELECT c.oid::bigint, j.proc_name, j.schedule_interval::text");
        for (String key : KEYS) {
            sql.append(", CASE pg_catalog.jsonb_typeof(j.config->'")
                    .append(key)
                    .append("') WHEN 'number' THEN '" + NUMBER + " ''' || (j.config->>'")
                    .append(key)
                    .append("') || '''' WHEN 'null' THEN 'NULL' WHEN 'string' THEN ");
            sql.append(
                    key.equals("index_name")
                            ? "j.config->>'index_name'"
                            : "'INTERVAL ''' || (j.config->>'" + key + "')::interval::text || ''''");
            sql.append(" END");
        }
        for (String key : OPTIONS) {
            sql.append(", CASE pg_catalog.jsonb_typeof(j.config->'")
                    .append(key)
                    .append(
                            "') WHEN 'number' THEN 'INTEGER ' WHEN 'boolean' THEN 'BOOLEAN ' END || '''' || (j.config->>'")
                    .append(key)
                    .append("') || ''''");
        }
        return sql + " FROM timescaledb_information.jobs j"
                + " JOIN pg_catalog.pg_namespace n ON n.nspname = j.hypertable_schema"
                + " JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = j.hypertable_name"
                + " WHERE c.oid = ANY (?) AND j.proc_name IN ('policy_refresh_continuous_aggregate',"
                + " 'policy_retention', 'policy_compression', 'policy_reorder')"
                + " ORDER BY j.job_id";
    }

    /** Reads them, once it is known of which types the time columns are. */
    static void read(Connection connection, Map<Long, Found> found) throws SQLException {
        Rows.forEach(connection, JOBS, found.keySet(), row -> policy(SnapshotReader.of(found, row), row));
    }

    private static void policy(@Nullable Found relation, ResultSet row) throws SQLException {
        if (relation == null) {
            return;
        }
        Map<String, String> properties = new LinkedHashMap<>();
        // The server chooses the schedule of a reorder policy by the chunk interval that there is at that moment.
        if (!row.getString(2).equals("policy_reorder")) {
            properties.put("schedule_interval", "INTERVAL '" + row.getString(3) + "'");
        }
        for (int i = 0; i < KEYS.size(); i++) {
            String value = row.getString(4 + i);
            Rows.put(properties, KEYS.get(i), KEYS.get(i).equals("index_name") ? value : typed(value, relation));
        }
        if (row.getString(2).equals("policy_refresh_continuous_aggregate")) {
            for (int i = 0; i < OPTIONS.size(); i++) {
                Rows.put(properties, OPTIONS.get(i), row.getString(4 + KEYS.size() + i));
            }
            properties.putIfAbsent("start_offset", "NULL");
            properties.putIfAbsent("end_offset", "NULL");
        }
        relation.add(ObjectKind.POLICY, row.getString(2), properties);
    }

    private static @Nullable String typed(@Nullable String value, Found relation) {
        if (value == null || !value.startsWith(NUMBER)) {
            return value;
        }
        String type = relation.timeType();
        return type == null ? null : type + value.substring(NUMBER.length());
    }
}
