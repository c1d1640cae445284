package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.schema.Declaration.Kind;
import io.github.timescale4j.schema.RelationName;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Aggregates whose sources are made and declared by others. */
class ForeignSourceIT {

    private static final EvolvingDatabase DATABASE = new EvolvingDatabase("Readers");

    /** What a session keeps others from writing with, seen in the moment before it is rolled back. */
    private static final String STRONG_LOCKS = "SELECT count(*) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation"
            + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE l.granted"
            + " AND l.mode NOT IN ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock')"
            + " AND (n.nspname IN ('Writers', 'Readers') AND c.relname <> 'daily'"
            + " OR c.oid IN (SELECT format('%I.%I', chunk_schema, chunk_name)::regclass"
            + " FROM timescaledb_information.chunks))";

    private final List<Long> strongLocks = new ArrayList<>();

    @TempDir
    Path folder;

    @BeforeEach
    @AfterEach
    void clean() throws SQLException {
        DATABASE.clean();
        DATABASE.execute("DROP SCHEMA IF EXISTS \"Writers\" CASCADE");
    }

    @Test
    void aHypertableOfAnotherApplicationIsNotTouchedByTheComparison() throws IOException, SQLException {
        for (String schema : List.of("Writers", "Readers")) {
            clean();
            writers(schema);
            Declarations declarations = daily(schema, "Reading", "sum(\"Value\") AS total");
            migrator(declarations).build().migrate();

            assertThat(observed(declarations).plan().isEmpty()).isTrue();
            assertThat(strongLocks).as(schema).hasSize(1).containsOnly(0L);
            strongLocks.clear();
        }
    }

    @Test
    void anotherQueryOverAHypertableOfAnotherApplicationIsFound() throws IOException, SQLException {
        writers("Writers");
        migrator(daily("Writers", "Reading", "sum(\"Value\") AS total")).build().migrate();

        assertThat(observed(daily("Writers", "Reading", "max(\"Value\") AS total"))
                        .plan()
                        .differences())
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.property()).isEqualTo("query");
                    assertThat(difference.declared()).contains("FROM \"Writers\".\"Reading\"");
                });
        assertThat(strongLocks).containsOnly(0L);
    }

    @Test
    void anAggregateOfAnotherApplicationIsNotTouchedEither() throws IOException, SQLException {
        for (String schema : List.of("Writers", "Readers")) {
            clean();
            writers(schema);
            DATABASE.execute("CREATE MATERIALIZED VIEW " + in(schema, "Hourly") + " WITH (timescaledb.continuous) AS"
                    + " SELECT time_bucket(INTERVAL '1 hour', \"When\") AS \"When\", \"Device\", 'Writers.x' AS \"Text\","
                    + " sum(\"Value\") AS \"Value\" FROM " + in(schema, "Reading")
                    + " WHERE \"Device\" <> '\"Writers\".' GROUP BY 1, 2 WITH NO DATA");
            Declarations declarations = daily(schema, "Hourly", "sum(\"Value\") AS total");
            migrator(declarations).build().migrate();

            assertThat(observed(declarations).plan().isEmpty()).isTrue();
            assertThat(strongLocks).as(schema).hasSize(1).containsOnly(0L);
            strongLocks.clear();
        }
    }

    @Test
    void aSourceOfWholeNumbersKeepsItsClock() throws IOException, SQLException {
        DATABASE.execute("CREATE SCHEMA \"Writers\"");
        DATABASE.execute(
                "CREATE TABLE \"Writers\".\"Reading\" (\"When\" bigint NOT NULL, \"Device\" text, \"Value\" int)");
        DATABASE.execute(
                "SELECT create_hypertable('\"Writers\".\"Reading\"', 'When', chunk_time_interval => BIGINT '1000')");
        DATABASE.execute(
                "CREATE FUNCTION \"Writers\".\"Clock\"() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT 5::bigint'");
        DATABASE.execute("SELECT set_integer_now_func('\"Writers\".\"Reading\"', '\"Writers\".\"Clock\"')");
        Declarations declarations = new Declarations()
                .add(
                        Kind.CONTINUOUS_AGGREGATE,
                        "b.Daily",
                        new RelationName("Readers", "daily"),
                        new RelationName("Writers", "Reading"),
                        Set.of(),
                        List.of(
                                "CREATE MATERIALIZED VIEW \"Readers\".\"daily\" WITH (timescaledb.continuous) AS\n"
                                        + "SELECT time_bucket(BIGINT '100', \"When\") AS bucket, count(*) AS number\n"
                                        + "FROM \"Writers\".\"Reading\"\nGROUP BY 1\nWITH NO DATA",
                                "SELECT add_continuous_aggregate_policy('\"Readers\".\"daily\"', start_offset =>"
                                        + " BIGINT '1000', end_offset => BIGINT '100',"
                                        + " schedule_interval => INTERVAL '1 hour')"));
        migrator(declarations).build().migrate();

        assertThat(observed(declarations).plan().isEmpty()).isTrue();
        assertThat(strongLocks).containsOnly(0L);
    }

    private static void writers(String schema) throws SQLException {
        DATABASE.execute("CREATE SCHEMA IF NOT EXISTS \"" + schema + "\"");
        DATABASE.execute("CREATE TABLE " + in(schema, "Reading") + " (\"When\" timestamptz NOT NULL,"
                + " \"Device\" text NOT NULL CHECK (\"Device\" <> 'x'), \"Value\" float8 DEFAULT 3,"
                + " PRIMARY KEY (\"When\", \"Device\"))");
        DATABASE.execute("SELECT create_hypertable('" + in(schema, "Reading") + "', 'When',"
                + " chunk_time_interval => INTERVAL '3 days')");
        DATABASE.execute("SELECT add_dimension('" + in(schema, "Reading") + "', 'Device', number_partitions => 2)");
        DATABASE.execute("INSERT INTO " + in(schema, "Reading") + " VALUES ('2026-01-01Z', 'a', 1)");
    }

    private static Declarations daily(String schema, String source, String value) {
        return new Declarations()
                .add(
                        Kind.CONTINUOUS_AGGREGATE,
                        "b.Daily",
                        new RelationName("Readers", "daily"),
                        new RelationName(schema, source),
                        Set.of(),
                        List.of("CREATE MATERIALIZED VIEW \"Readers\".\"daily\" WITH (timescaledb.continuous) AS\n"
                                + "SELECT time_bucket(INTERVAL '1 day', \"When\") AS day, \"Device\", " + value
                                + "\nFROM " + in(schema, source) + "\nGROUP BY 1, 2\nWITH NO DATA"));
    }

    private static String in(String schema, String name) {
        return new RelationName(schema, name).quoted();
    }

    private SchemaMigratorBuilder migrator(Declarations declarations) throws IOException {
        return DATABASE.migrator(Declarations.load(declarations.writeTo(folder)));
    }

    private SchemaMigrator observed(Declarations declarations) throws IOException {
        DataSource real = DATABASE.dataSource();
        DataSource observing = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Object result = invoke(method, real, arguments);
                    return result instanceof Connection connection ? observing(connection) : result;
                });
        return SchemaMigrator.builder(observing)
                .catalog(Declarations.load(declarations.writeTo(folder)))
                .schema("Readers")
                .build();
    }

    private Connection observing(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("rollback") && arguments == null) {
                        try (Statement statement = real.createStatement();
                                ResultSet row = statement.executeQuery(STRONG_LOCKS)) {
                            row.next();
                            strongLocks.add(row.getLong(1));
                        }
                    }
                    return invoke(method, real, arguments);
                });
    }

    private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
