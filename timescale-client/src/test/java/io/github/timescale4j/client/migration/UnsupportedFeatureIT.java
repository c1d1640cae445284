package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.timescale4j.client.ServerVersion.Edition;
import io.github.timescale4j.client.migration.UnsupportedFeatureException.Unsupported;
import io.github.timescale4j.schema.Declaration.Kind;
import io.github.timescale4j.schema.DeclarationIndex;
import io.github.timescale4j.schema.Feature;
import io.github.timescale4j.schema.RelationName;
import io.github.timescale4j.schema.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Declarations of releases that the server is older than: what it lacks is named before it is touched. */
class UnsupportedFeatureIT {

    private static final String SCHEMA = "too_new";
    private static final Feature TIME_TRAVEL = new Feature("time travel", new Release(9, 3, 1), false);
    private static final Feature LATER = new Feature("prophecy", new Release(9, 4, 0), true);
    private static final EvolvingDatabase DATABASE = new EvolvingDatabase(SCHEMA);

    @TempDir
    Path folder;

    @AfterEach
    void clean() throws SQLException {
        DATABASE.clean();
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
        SchemaMigrator migrator = SchemaMigrator.builder(DATABASE.dataSource())
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
        assertThat(DATABASE.scalar("SELECT count(*) FROM pg_namespace WHERE nspname = '" + SCHEMA + "'"))
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
                        SchemaMigrator.builder(DATABASE.dataSource())
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

        assertThat(SchemaMigrator.builder(DATABASE.dataSource())
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
}
