package com.example.jpametrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.timescale4j.client.TimeScaleClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.EntityManagerFactoryInfo;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.TransactionManager;

/** Entities and time series are in one database: one data source, one transaction manager, which is JPA's. */
abstract class OneDatabase {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Autowired
    private Installations installations;

    @Autowired
    private DeviceRepository devices;

    @Autowired
    private TimeScaleClient timeScale;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private DSLContext jooq;

    @Autowired
    private EntityManagerFactoryInfo entityManagerFactory;

    @Autowired
    private Map<String, DataSource> dataSources;

    @Autowired
    private Map<String, TransactionManager> transactionManagers;

    @Test
    void jpaUsesTheOnlyDataSourceAndItsTransactionsAreTheOnlyOnes() {
        assertThat(dataSources).hasSize(1).containsValue(entityManagerFactory.getDataSource());
        assertThat(transactionManagers)
                .containsOnlyKeys("transactionManager")
                .allSatisfy((name, manager) -> assertThat(manager).isInstanceOf(JpaTransactionManager.class));
    }

    @Test
    void anEntityItsReadingsAndTheRowsOfJdbcAndJooqAreCommittedTogether() {
        installations.install(new Device("pump-1", "cellar"), readings("pump-1", 3));

        assertThat(devices.findById("pump-1"))
                .hasValueSatisfying(device -> assertThat(device.getPlace()).isEqualTo("cellar"));
        assertThat(count("pump-1")).isEqualTo(3);
        assertThat(jdbc.queryForObject("SELECT count(*) FROM installation WHERE device_id = 'pump-1'", Long.class))
                .isEqualTo(1);
        assertThat(jooq.fetchCount(
                        DSL.table("reading"),
                        DSL.field("device_id", String.class).eq("pump-1")))
                .isEqualTo(3);
    }

    /** So many rows go by COPY, which is in the transaction as well. */
    @Test
    void noneOfThemStaysIfTheTransactionIsRolledBack() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> installations.install(new Device("pump-2", "cellar"), readings("pump-2", 1_001)))
                .withMessage("pump-2 is not new");

        assertThat(devices.existsById("pump-2")).isFalse();
        assertThat(count("pump-2")).isZero();
        assertThat(jdbc.queryForObject("SELECT count(*) FROM installation WHERE device_id = 'pump-2'", Long.class))
                .isZero();
    }

    @Test
    void eachFlywayHasAHistoryOfItsOwn() {
        assertThat(jdbc.queryForList("SELECT description FROM flyway_schema_history", String.class))
                .containsExactly("devices");
        assertThat(jdbc.queryForList(
                        "SELECT description FROM timescale_schema_history WHERE version <> '0'", String.class))
                .containsExactly("create public.reading");
    }

    private long count(String deviceId) {
        return timeScale
                .query("SELECT count(*) FROM reading WHERE device_id = :deviceId")
                .bind("deviceId", deviceId)
                .scalar(Long.class);
    }

    private static List<Reading> readings(String deviceId, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Reading(NOON.plusSeconds(i), deviceId, i))
                .toList();
    }
}
