package io.github.timescale4j.client.migration;

import io.github.timescale4j.schema.Literal;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The table of the exported plans that ran here. Each file writes its own row. A change that is taken back and made again is the
 * same plan once more, and only how many ran before it tells whether its file is still to come or was run long ago. It is a number,
 * not a time: on each database on which the same files ran, the same change has the same name.
 */
final class ExportedPlans {

    static final String TABLE = "timescale_schema_export";

    private static final String RECORD = """
            DO $exported$
            BEGIN
                IF pg_catalog.to_regclass(%1$s) IS NULL THEN
                    CREATE TABLE %2$s (
                        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                        plan text NOT NULL,
                        ran_at timestamptz NOT NULL DEFAULT current_timestamp);
                    COMMENT ON TABLE %2$s IS 'Which plans of Timescale for Spring came to this database as files';
                END IF;
                INSERT INTO %2$s (plan) VALUES (%3$s);
            END
            $exported$""";

    private final RelationName name;

    ExportedPlans(String schema) {
        this.name = new RelationName(schema, TABLE);
    }

    /** How many ran; 0 if there is no table, or the role may not read that, and so cannot migrate either. */
    long count(Connection connection) throws SQLException {
        if (!Relations.mayRead(connection, name)) {
            return 0;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + name.quoted())) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The statement by which a file says that it ran. */
    String script(String plan) {
        return RECORD.formatted(Literal.quote(name.quoted()), name.quoted(), Literal.quote(plan));
    }
}
