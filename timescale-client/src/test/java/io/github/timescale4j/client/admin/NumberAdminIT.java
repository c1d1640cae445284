package io.github.timescale4j.client.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.schema.RelationName;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;

/** Retention and refreshing where the time is a number: a counter that stands at 10050. */
class NumberAdminIT {

    private static final String OFFSETS =
            "SELECT string_agg(coalesce(config ->> 'drop_after', config ->> 'start_offset'), ' '"
                    + " ORDER BY proc_name DESC) FROM timescaledb_information.jobs WHERE hypertable_schema = 'number_admin_it'";

    private TestDatabase database;
    private TimeScaleClient client;

    @BeforeEach
    void open() {
        database = TestDatabase.embedded("number_admin_it");
        client = database.client();
    }

    @AfterEach
    void close() {
        client.close();
        database.close();
    }

    private void create(String type, String offset) {
        database.run("CREATE TABLE step (n " + type + " NOT NULL, value int NOT NULL)");
        database.run("SELECT create_hypertable('step', 'n', chunk_time_interval => 1000)");
        database.run(
                "CREATE FUNCTION step_now() RETURNS " + type + " LANGUAGE SQL STABLE AS 'SELECT 10050::" + type + "'");
        database.run("SELECT set_integer_now_func('step', 'step_now')");
        database.run(
                "CREATE MATERIALIZED VIEW hundreds WITH (timescaledb.continuous, timescaledb.materialized_only = false)"
                        + " AS SELECT time_bucket(100::" + type + ", n" + offset
                        + ") AS bucket, count(*) AS rows FROM step GROUP BY 1"
                        + " WITH NO DATA");
        database.run("SELECT add_continuous_aggregate_policy('hundreds', NULL, 100::" + type + ", INTERVAL '1 hour')");
        database.run("INSERT INTO step SELECT n, 1 FROM generate_series(0, 10049) n");
    }

    private static RefreshedRange range(long from, long to) {
        return new RefreshedRange(new RelationName("number_admin_it", "hundreds"), from, to);
    }

    private String materialized() {
        database.run("ALTER MATERIALIZED VIEW hundreds SET (timescaledb.materialized_only = true)");
        return client.query("SELECT min(bucket) || ' ' || max(bucket) || ' ' || sum(rows) FROM hundreds")
                .single(String.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bigint", "integer", "smallint"})
    void aRangeIsWidenedToWholeBucketsAndCutAtTheCurrentOne(String type) {
        create(type, "");

        assertThat(client.admin().refresh("hundreds", 9_250, 12_000)).isEqualTo(range(9_200, 10_000));
        assertThat(client.admin().refresh("hundreds", 10_020, 10_030).isEmpty()).isTrue();

        assertThat(materialized()).isEqualTo("9200 9900 800");
    }

    @Test
    void bucketsThatAreMovedAreRefreshedWhole() {
        create("bigint", ", BIGINT '30'");

        assertThat(client.admin().refresh("hundreds", 9_250, 9_340)).isEqualTo(range(9_230, 9_430));

        assertThat(client.query("SELECT rows FROM hundreds WHERE bucket IN (9230, 9330)")
                        .list(Long.class))
                .containsExactly(100L, 100L);
        assertThat(client.admin().refresh("hundreds", 9_250, 12_000)).isEqualTo(range(9_230, 9_930));
    }

    @ParameterizedTest
    @CsvSource({"bigint, 5000", "smallint, 5000"})
    void aRetentionNarrowsTheRefreshAndIsNotReachedBehind(String type, long kept) {
        create(type, "");

        client.admin().setRetentionPolicy("step", kept);
        assertThat(client.query(OFFSETS).single(String.class)).isEqualTo("5000 5000");
        client.admin().setRetentionPolicy("step", kept + 1_000);
        assertThat(client.query(OFFSETS).single(String.class)).isEqualTo("6000 5000");

        assertThat(client.admin().refresh("hundreds", 0, 12_000)).isEqualTo(range(4_100, 10_000));
        assertThat(client.admin().removeRetentionPolicy("step")).isTrue();
        assertThat(client.admin().removeRetentionPolicy("step")).isFalse();
        assertThat(client.admin().refresh("hundreds", 0, 12_000)).isEqualTo(range(0, 10_000));
    }

    @Test
    void aRetentionThatLeavesNoTwoBucketsIsRefused() {
        create("integer", "");

        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> client.admin().setRetentionPolicy("step", 299))
                .withMessageContaining("needs two buckets of 100 units")
                .withMessageContaining("which is 300 units");
    }

    @Test
    void numbersAndLengthsOfTimeAreNotTakenForEachOther() {
        create("integer", "");
        database.createMetricData();

        assertThatExceptionOfType(InvalidDataAccessResourceUsageException.class)
                .isThrownBy(() -> client.admin().setRetentionPolicy("step", Duration.ofDays(5)))
                .withMessageContaining("a length of time says nothing about it: give numbers");
        assertThatExceptionOfType(InvalidDataAccessResourceUsageException.class)
                .isThrownBy(() -> client.admin().refresh("hundreds", Instant.EPOCH, Instant.now()))
                .withMessageContaining("give numbers");
        assertThatExceptionOfType(InvalidDataAccessResourceUsageException.class)
                .isThrownBy(() -> client.admin().setRetentionPolicy("metric_data", 5_000))
                .withMessageContaining("so that a number says nothing about it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.admin().setRetentionPolicy("step", 0))
                .withMessageContaining("not longer than zero");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.admin().refresh("hundreds", 5, 5))
                .withMessageContaining("is empty");
    }
}
