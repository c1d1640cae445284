package io.github.timescale4j.client.migration;

import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * A Flyway of the library's own, with its own history, beside the one that an application may have. It gives the lock under which
 * only one instance migrates, and the log of what was done. What was applied is known from {@link AppliedDeclarations} alone.
 */
final class PrivateFlyway {

    static final String TABLE = "timescale_schema_history";

    private PrivateFlyway() {}

    static boolean hasHistory(Connection connection, String schema) throws SQLException {
        return Relations.exists(connection, new RelationName(schema, TABLE));
    }

    /** The number of the migration that follows in a history; 0 if the role may not read it, and so cannot migrate either. */
    static long nextVersion(Connection connection, String schema) throws SQLException {
        RelationName history = new RelationName(schema, TABLE);
        if (!Relations.mayRead(connection, history)) {
            return 0;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT coalesce(max(version::bigint), 0) + 1 FROM "
                        + history.quoted() + " WHERE version ~ '^[0-9]{1,18}$'")) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * Runs one migration, unless another instance has taken its version in the meantime.
     *
     * @param createSchema whether the schema is missing; asked for only then, because the role may lack the right to create one
     */
    static void migrate(DataSource dataSource, String schema, boolean createSchema, JavaMigration migration) {
        FluentConfiguration configuration = Flyway.configure(PrivateFlyway.class.getClassLoader())
                .dataSource(dataSource)
                .table(TABLE)
                .defaultSchema(schema)
                .createSchemas(createSchema)
                .locations(new String[0])
                .javaMigrations(migration)
                // The schema holds the application's tables when the history begins. The default version 1 would skip
                // ours.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                // Earlier migrations exist in the history only, and another instance may have taken our version.
                .validateOnMigrate(false)
                .ignoreMigrationPatterns("*:missing", "*:future")
                .placeholderReplacement(false)
                .skipDefaultCallbacks(true)
                .cleanDisabled(true);
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                // The lock of a session: with that of a transaction Flyway needs a second connection at the same time.
                .setTransactionalLock(false);
        configuration.load().migrate();
    }
}
