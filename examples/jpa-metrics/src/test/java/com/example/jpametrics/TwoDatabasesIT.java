package com.example.jpametrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.embedded.EmbeddedTimescale;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.orm.jpa.EntityManagerFactoryInfo;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;

/** Entities are in one database and time series in another: neither side takes what is the other's. */
@SpringBootTest
@DirtiesContext
class TwoDatabasesIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static EmbeddedTimescale series;

    @Autowired
    private Readings readings;

    @Autowired
    private DeviceRepository devices;

    @Autowired
    private TimeScaleClient timeScale;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private DSLContext jooq;

    @Autowired
    private DataSource dataSource;

    @Autowired
    @Qualifier("timescale")
    private DataSource seriesDataSource;

    @Autowired
    private PlatformTransactionManager transactionManager;

    @Autowired
    @Qualifier("timescale")
    private PlatformTransactionManager seriesTransactionManager;

    @Autowired
    private EntityManagerFactoryInfo entityManagerFactory;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        series = EmbeddedTimescale.builder().start();
        Address.of("timescale.", series, registry);
        Address.of("spring.datasource.", EmbeddedTimescale.shared(), registry);
        registry.add("spring.flyway.postgresql.transactional-lock", () -> false);
        // The class before may have left its tables in the database that all of them share.
        registry.add("spring.flyway.schemas", () -> "beside");
        registry.add("spring.datasource.hikari.schema", () -> "beside");
    }

    @AfterAll
    static void stop() {
        series.close();
    }

    @Test
    void whoeverDoesNotAskForTheOtherOneGetsWhatIsTheApplications() {
        assertThat(dataSource).isNotSameAs(seriesDataSource).isSameAs(entityManagerFactory.getDataSource());
        assertThat(jdbc.getDataSource()).isSameAs(dataSource);
        assertThat(timeScale.dataSource()).isSameAs(seriesDataSource);
        assertThat(transactionManager).isInstanceOf(JpaTransactionManager.class);
        assertThat(seriesTransactionManager).isInstanceOf(JdbcTransactionManager.class);
    }

    @Test
    void eachDatabaseHasTheTablesAndTheHistoryOfItsOwnSide() {
        String tables = "SELECT table_name FROM information_schema.tables WHERE table_schema IN ('public', 'beside')"
                + " AND table_name IN ('device', 'flyway_schema_history', 'reading', 'timescale_schema_history')";

        assertThat(jooq.fetch(tables).getValues(0, String.class)).contains("device", "flyway_schema_history");
        assertThat(timeScale.query(tables).list(String.class))
                .containsExactlyInAnyOrder("reading", "timescale_schema_history");
    }

    @Test
    void theQualifierRollsBackTheSeries() {
        devices.saveAndFlush(new Device("pump-1", "cellar"));
        readings.replace("pump-1", List.of(new Reading(NOON, "pump-1", 20)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> readings.replace("pump-0", List.of(new Reading(NOON, "pump-0", 30))));

        assertThat(count("pump-1")).isEqualTo(1);
        assertThat(count("pump-0")).isZero();
    }

    @Test
    void withoutItTheApplicationsTransactionIsRolledBackIfTheReadingsAreRefused() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        readings.install(new Device("pump-2", "cellar"), List.of(new Reading(NOON, "pump-2\0", 20))));

        assertThat(devices.existsById("pump-2")).isFalse();
        assertThat(count("pump-2")).isZero();
    }

    @Test
    void bothAreStoredIfNothingIsRefused() {
        readings.install(new Device("pump-3", "cellar"), List.of(new Reading(NOON, "pump-3", 20)));

        assertThat(devices.existsById("pump-3")).isTrue();
        assertThat(count("pump-3")).isEqualTo(1);
    }

    private long count(String deviceId) {
        return timeScale
                .query("SELECT count(*) FROM reading WHERE device_id = :deviceId")
                .bind("deviceId", deviceId)
                .scalar(Long.class);
    }
}
