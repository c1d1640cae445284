package io.github.timescale4j.spring.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** Which properties say where the database is. */
class ConfiguredTargetTest {

    private static final String URL = "jdbc:postgresql://db.example:5433/metrics";

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void hostPortAndDatabase() {
        environment
                .withProperty("timescale.host", "db.example")
                .withProperty("timescale.port", "5433")
                .withProperty("timescale.database", "metrics")
                .withProperty("spring.datasource.url", "jdbc:postgresql://other/app");

        assertThat(ConfiguredTarget.ofSeries(environment)).isNotNull().satisfies(configured -> {
            assertThat(configured.target().jdbcUrl()).isEqualTo(URL);
            assertThat(configured.address()).isEqualTo("timescale.host and timescale.port");
            assertThat(configured.database()).isEqualTo("timescale.database");
            assertThat(configured.credentials()).isEqualTo("timescale.username and timescale.password");
        });
        assertThat(ConfiguredTarget.isOnlyOne(environment)).isFalse();
    }

    @Test
    void aUrlAndASecret() {
        environment
                .withProperty("timescale.url", URL)
                .withProperty("timescale.secret", "credentials")
                .withProperty("timescale.secrets-directory", "/mnt/secrets");

        assertThat(ConfiguredTarget.ofSeries(environment)).isNotNull().satisfies(configured -> {
            assertThat(configured.target().secret()).isEqualTo(Path.of("/mnt/secrets/credentials"));
            assertThat(configured.address()).isEqualTo("timescale.url");
            assertThat(configured.credentials()).isEqualTo("the secret that timescale.secret names");
        });
        assertThat(ConfiguredTarget.isOnlyOne(environment)).isTrue();
    }

    @Test
    void theApplicationsDataSource() {
        environment.withProperty("spring.datasource.url", URL).withProperty("spring.datasource.username", "anna");

        assertThat(ConfiguredTarget.ofSeries(environment)).isNotNull().satisfies(configured -> {
            assertThat(configured.target().username()).isEqualTo("anna");
            assertThat(configured.address()).isEqualTo("spring.datasource.url");
        });
        assertThat(ConfiguredTarget.ofMigration(environment)).isEqualTo(ConfiguredTarget.ofSeries(environment));
        assertThat(ConfiguredTarget.isOnlyOne(environment)).isTrue();
    }

    @Test
    void theMigrationHasAnAddressOfItsOwn() {
        environment
                .withProperty("timescale.url", "jdbc:postgresql://pooler/metrics")
                .withProperty("timescale.username", "anna")
                .withProperty("timescale.password", "secret")
                .withProperty("timescale.migration.url", URL);

        assertThat(ConfiguredTarget.ofMigration(environment)).isNotNull().satisfies(configured -> {
            assertThat(configured.target().jdbcUrl()).isEqualTo(URL);
            assertThat(configured.target().username()).isEqualTo("anna");
            assertThat(configured.address()).isEqualTo("timescale.migration.url");
            assertThat(configured.credentials()).isEqualTo("timescale.username and timescale.password");
        });
    }

    @Test
    void theMigrationHasARoleOfItsOwn() {
        environment
                .withProperty("timescale.url", URL)
                .withProperty("timescale.username", "anna")
                .withProperty("timescale.migration.username", "owner");

        assertThat(ConfiguredTarget.ofMigration(environment)).isNotNull().satisfies(configured -> {
            assertThat(configured.target().jdbcUrl()).isEqualTo(URL);
            assertThat(configured.target().username()).isEqualTo("owner");
            assertThat(configured.address()).isEqualTo("timescale.url");
            assertThat(configured.credentials())
                    .isEqualTo("timescale.migration.username and timescale.migration.password");
        });
    }

    @Test
    void nothingOrWhatNoDriverCanRead() {
        assertThat(ConfiguredTarget.ofSeries(environment)).isNull();
        assertThat(ConfiguredTarget.ofMigration(environment)).isNull();

        environment.withProperty("spring.datasource.url", "jdbc:h2:mem:app");
        assertThat(ConfiguredTarget.ofSeries(environment)).isNull();
    }
}
