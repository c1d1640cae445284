package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.ServerVersion.Edition;
import io.github.timescale4j.client.migration.UnsupportedFeatureException.Unsupported;
import io.github.timescale4j.embedded.EmbeddedTimescale;
import io.github.timescale4j.schema.Declaration.Kind;
import io.github.timescale4j.schema.DeclarationIndex;
import io.github.timescale4j.schema.Feature;
import io.github.timescale4j.schema.RelationName;
import io.github.timescale4j.schema.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Declarations of releases that the server is older than: what it lacks is named before it is touched. */
class UnsupportedFeatureIT {

    private static final String SCHEMA = "too_new";
    private static final Feature TIME_TRAVEL = new Feature("time travel", new Release(9, 3, 1), false);
    private static final Feature LATER = new Feature("prophecy", new Release(9, 4, 0), true);
    private static HikariDataSource dataSource;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() {
        EmbeddedTimescale timescale = EmbeddedTimescale.shared();
        dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(timescale.jdbcUrl());
        dataSource.setUsername(timescale.username());
        dataSource.setPassword(timescale.password());
        dataSource.addDataSourceProperty("currentSchema", SCHEMA + ",public");
        dataSource.setMaximumPoolSize(1);
    }

    @AfterAll
    static void close() {
        dataSource.close();
    }

    @AfterEach
    void clean() throws SQLException {
        execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
    }

    @ParameterizedTest
    @EnumSource(
            value = MigrationMode.class,
            names = {"APPLY", "VALIDATE", "EXPORT"})
    void everyDeclarationThatIsTooNewIsNamedWithWhatItNeedsAndNothingIsChanged(MigrationMode mode)
            throws IOException, SQLException {
        DeclarationCatalog catalog = Declarations.load(new Declarations()
                .hypertable("a.Metric", "metric")
                .add(Kind.HYPERTABLE, "b.One", name("one"), null, Set.of(TIME_TRAVEL, LATER), List.of("SELECT 1"))
                .add(Kind.HYPERTABLE, "c.Two", name("two"), null, Set.of(TIME_TRAVEL), List.of("SELECT 1"))
                .writeTo(folder));
        SchemaMigrator migrator = SchemaMigrator.builder(dataSource)
                .catalog(catalog)
                .schema(SCHEMA)
                .mode(mode)
                .exportDirectory(folder.resolve("exported"))
                .build();

        UnsupportedFeatureException refusal =
                catchThrowableOfType(UnsupportedFeatureException.class, migrator::migrate);

        assertThat(refusal.unsupported())
                .containsExactly(
                        new Unsupported(new RelationName(SCHEMA, "one"), "b.One", List.of(TIME_TRAVEL, LATER)),
                        new Unsupported(new RelationName(SCHEMA, "two"), "c.Two", List.of(TIME_TRAVEL)));
        assertThat(refusal.neededRelease()).contains(new Release(9, 4, 0));
        assertThat(refusal.needsCommunity()).isFalse();
        assertThat(refusal.found().edition()).isEqualTo(Edition.COMMUNITY);
        assertThat(refusal)
                .hasMessageContaining("TimescaleDB " + refusal.found().extension() + " in the database ")
                .hasMessageContaining(
                        "too_new.one (b.One) needs TimescaleDB 9.3.1 for time travel; TimescaleDB 9.4 for prophecy\n")
                .hasMessageContaining("too_new.two (c.Two) needs TimescaleDB 9.3.1 for time travel\n")
                .hasMessageContaining("Nothing was changed. Update TimescaleDB to 9.4 or later, or take out")
                .hasMessageNotContaining("a.Metric")
                .hasMessageNotContaining("Community");
        assertThat(scalar("SELECT count(*) FROM pg_namespace WHERE nspname = '" + SCHEMA + "'"))
                .isEqualTo("0");
        assertThat(folder.resolve("exported")).doesNotExist();
    }

    @Test
    void thePlanOfWhatIsTooNewCannotBeAskedForEither() throws IOException {
        DeclarationCatalog catalog = Declarations.load(new Declarations()
                .add(Kind.HYPERTABLE, "b.One", name("one"), null, Set.of(TIME_TRAVEL), List.of("SELECT 1"))
                .writeTo(folder));

        assertThat(catchThrowableOfType(
                        UnsupportedFeatureException.class,
                        SchemaMigrator.builder(dataSource)
                                .catalog(catalog)
                                .schema(SCHEMA)
                                .build()::plan))
                .isNotNull();
    }

    @Test
    void whatTheServerHasIsCreatedAlsoFromAnIndexThatNamesNoReleases() throws IOException {
        new Declarations()
                .hypertable("a.Metric", "metric")
                .aggregate("a.Hourly", "hourly", "metric")
                .writeTo(folder);
        Path index = folder.resolve(DeclarationIndex.RESOURCE);
        String text = Files.readString(index);
        Files.writeString(index, text.replace("\t2.11\tcommunity", ""));
        assertThat(index).content().isNotEqualTo(text).contains("\trequires\tcontinuous aggregate\n");

        assertThat(SchemaMigrator.builder(dataSource)
                        .catalog(Declarations.load(folder))
                        .schema(SCHEMA)
                        .build()
                        .migrate()
                        .created())
                .hasSize(2);
    }

    private static RelationName name(String relation) {
        return new RelationName(null, relation);
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String scalar(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
