package io.github.timescale4j.client.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.TimeScaleClient;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;

class RetentionIT {

    private TestDatabase database;
    private TimeScaleClient client;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(TimescaleAdmin.class);

    record Job(int jobId, @Nullable String config, String scheduleInterval) {}

    @BeforeEach
    void open() {
        database = TestDatabase.embedded("retention_it");
        database.createMetricData();
        client = database.client();
        log.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
    }

    @AfterEach
    void close() {
        logger.detachAppender(log);
        client.close();
        database.close();
    }

    private void createAggregate(String name, String bucket, String startOffset, String endOffset) {
        createAggregate(name, "metric_data", "timestamp", bucket, startOffset, endOffset);
    }

    private void createAggregate(
            String name, String source, String time, String bucket, String startOffset, String endOffset) {
        database.run(
                "CREATE MATERIALIZED VIEW " + name + " WITH (timescaledb.continuous, timescaledb.materialized_only ="
                        + " false) AS SELECT time_bucket('" + bucket + "', " + time + ") AS bucket, count(*) AS n FROM "
                        + source
                        + " GROUP BY 1 WITH NO DATA");
        database.run("SELECT add_continuous_aggregate_policy('" + name + "', " + startOffset + ", " + endOffset
                + ", INTERVAL '1 hour')");
    }

    private List<Job> jobs(String procedure, String relation) {
        return client.query("""
                        SELECT j.job_id, j.config::text, j.schedule_interval::text
                        FROM timescaledb_information.jobs j
                        LEFT JOIN timescaledb_information.continuous_aggregates ca
                          ON (ca.materialization_hypertable_schema, ca.materialization_hypertable_name)
                           = (j.hypertable_schema, j.hypertable_name)
                        WHERE j.proc_name = :procedure AND coalesce(ca.view_name, j.hypertable_name) = :relation
                          AND coalesce(ca.view_schema, j.hypertable_schema) = 'retention_it'""")
                .bind("procedure", procedure)
                .bind("relation", relation)
                .list(Job.class);
    }

    private Job retention(String relation) {
        return only(jobs("policy_retention", relation));
    }

    private Job refresh(String relation) {
        return only(jobs("policy_refresh_continuous_aggregate", relation));
    }

    private static Job only(List<Job> jobs) {
        assertThat(jobs).hasSize(1);
        return jobs.get(0);
    }

    @Test
    void aHypertableGetsAPolicy() {
        client.setRetentionPolicy("metric_data", Duration.ofDays(30));

        assertThat(retention("metric_data").config()).contains("\"drop_after\": \"30 days\"");
    }

    @Test
    void theSameValueChangesNothing() {
        client.setRetentionPolicy("metric_data", Duration.ofDays(30));
        Job before = retention("metric_data");
        client.setRetentionPolicy("retention_it.metric_data", Duration.ofDays(30));

        assertThat(retention("metric_data")).isEqualTo(before);
    }

    @Test
    void anotherValueReplacesTheOldOneAndKeepsTheJob() {
        database.run(
                "SELECT add_retention_policy('metric_data', INTERVAL '1 month', schedule_interval => INTERVAL '3 hours')");
        Job before = retention("metric_data");

        client.setRetentionPolicy("metric_data", Duration.ofDays(30));

        Job after = retention("metric_data");
        assertThat(after.jobId()).isEqualTo(before.jobId());
        assertThat(after.scheduleInterval()).isEqualTo("03:00:00");
        assertThat(after.config()).as("a month is not 30 days").contains("\"drop_after\": \"30 days\"");
    }

    @Test
    void aFixedScheduleKeepsItsZone() {
        client.setRetentionPolicy("metric_data", Duration.ofDays(60));
        database.run("SELECT alter_job(" + retention("metric_data").jobId() + ", fixed_schedule => true,"
                + " initial_start => '2026-01-01 03:00:00Z', timezone => 'Europe/Berlin')");

        client.setRetentionPolicy("metric_data", Duration.ofDays(30));

        assertThat(client.query("SELECT timezone FROM _timescaledb_config.bgw_job WHERE id = :id")
                        .bind("id", retention("metric_data").jobId())
                        .list(String.class))
                .containsExactly("Europe/Berlin");
    }

    @Test
    void thePolicyDropsOldChunksAndKeepsNewOnes() {
        database.run(
                "INSERT INTO metric_data SELECT now() - n * INTERVAL '1 day', 'd', 'm', n FROM generate_series(0, 40) n");
        client.setRetentionPolicy("metric_data", Duration.ofDays(90));
        client.setRetentionPolicy("metric_data", Duration.ofDays(10));

        client.execute("CALL run_job(" + retention("metric_data").jobId() + ")");

        assertThat(client.query("SELECT max(value) FROM metric_data").scalar(Double.class))
                .isBetween(9.0, 12.0);
    }

    @Test
    void anAggregateGetsAPolicyAndAnotherOne() {
        createAggregate("hourly", "1 hour", "INTERVAL '3 days'", "INTERVAL '1 hour'");

        client.setRetentionPolicy("hourly", Duration.ofDays(365));
        Job before = retention("hourly");
        client.setRetentionPolicy("hourly", Duration.ofDays(400));

        assertThat(before.config()).contains("\"drop_after\": \"365 days\"");
        assertThat(retention("hourly").jobId()).isEqualTo(before.jobId());
        assertThat(retention("hourly").config()).contains("\"drop_after\": \"400 days\"");
    }

    @Test
    void aPolicyThatReachesFurtherBackIsNarrowedSoThatTheAggregateKeepsItsHistory() {
        database.run(
                "INSERT INTO metric_data SELECT now() - n * INTERVAL '1 day', 'd', 'm', n FROM generate_series(0, 40) n");
        createAggregate("hourly", "1 hour", "NULL", "INTERVAL '1 hour'");
        client.execute("CALL run_job(" + refresh("hourly").jobId() + ")");
        long before = client.query("SELECT count(*) FROM hourly").single(Long.class);
        Job policy = refresh("hourly");

        client.setRetentionPolicy("metric_data", Duration.ofDays(10));
        client.execute("CALL run_job(" + retention("metric_data").jobId() + ")");
        client.execute("CALL run_job(" + refresh("hourly").jobId() + ")");

        assertThat(client.query("SELECT count(*) FROM metric_data").single(Long.class))
                .as("rows were dropped")
                .isLessThan(15);
        assertThat(client.query("SELECT count(*) FROM hourly").single(Long.class))
                .as("and what was made of them is still there")
                .isEqualTo(before);
        assertThat(refresh("hourly").jobId()).isEqualTo(policy.jobId());
        assertThat(refresh("hourly").config())
                .contains("\"start_offset\": \"10 days\"")
                .contains("\"end_offset\": \"01:00:00\"");
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .singleElement()
                .asString()
                .contains("retention_it.hourly", "10 days", "without limit");
    }

    @Test
    void aPolicyThatDoesNotReachBeyondStaysAsItIs() {
        createAggregate("hourly", "1 hour", "INTERVAL '3 days'", "INTERVAL '1 hour'");
        createAggregate("equal", "1 hour", "INTERVAL '10 days'", "INTERVAL '1 hour'");
        Job hourly = refresh("hourly");
        Job equal = refresh("equal");

        client.setRetentionPolicy("metric_data", Duration.ofDays(10));

        assertThat(refresh("hourly")).isEqualTo(hourly);
        assertThat(refresh("equal")).isEqualTo(equal);
        assertThat(log.list).isEmpty();
    }

    @Test
    void aMonthMayBeLongerThanThirtyDays() {
        createAggregate("daily", "1 day", "INTERVAL '1 month'", "INTERVAL '1 day'");

        client.setRetentionPolicy("metric_data", Duration.ofDays(30));

        assertThat(refresh("daily").config()).contains("\"start_offset\": \"30 days\"");
    }

    @Test
    void theAggregatesOfAnAggregateAreNarrowedByItsRetention() {
        createAggregate("hourly", "1 hour", "INTERVAL '3 days'", "INTERVAL '1 hour'");
        createAggregate("daily", "hourly", "bucket", "1 day", "NULL", "INTERVAL '1 day'");

        client.setRetentionPolicy("hourly", Duration.ofDays(100));

        assertThat(refresh("daily").config()).contains("\"start_offset\": \"100 days\"");
        assertThat(refresh("hourly").config()).contains("\"start_offset\": \"3 days\"");
    }

    @Test
    void tooLittleForTwoBucketsIsRefusedAndNothingIsChanged() {
        createAggregate("daily", "1 day", "NULL", "INTERVAL '1 day'");
        createAggregate("another", "1 hour", "NULL", "INTERVAL '1 hour'");

        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> client.setRetentionPolicy("metric_data", Duration.ofDays(2)))
                .withMessageContaining("2 days on retention_it.metric_data")
                .withMessageContaining("retention_it.daily")
                .withMessageContaining("two buckets of 1 day")
                .withMessageContaining("end_offset of 1 day")
                .withMessageContaining("3 days");

        assertThat(jobs("policy_retention", "metric_data")).isEmpty();
        assertThat(refresh("another").config()).contains("\"start_offset\": null");
        assertThat(log.list).isEmpty();
    }

    @Test
    void aPolicyIsRemovedOnce() {
        client.setRetentionPolicy("metric_data", Duration.ofDays(30));

        assertThat(client.admin().removeRetentionPolicy("metric_data")).isTrue();
        assertThat(client.admin().removeRetentionPolicy("metric_data")).isFalse();
        assertThat(jobs("policy_retention", "metric_data")).isEmpty();
    }

    @Test
    void whatHasNoChunksIsRefused() {
        database.run("CREATE TABLE plain (a int)");
        database.run("CREATE TABLE numbered (n bigint NOT NULL)");
        database.run("SELECT create_hypertable('numbered', 'n', chunk_time_interval => 10)");

        assertThatExceptionOfType(InvalidDataAccessResourceUsageException.class)
                .isThrownBy(() -> client.setRetentionPolicy("plain", Duration.ofDays(1)))
                .withMessageContaining("neither a hypertable nor a continuous aggregate");
        assertThatExceptionOfType(InvalidDataAccessResourceUsageException.class)
                .isThrownBy(() -> client.setRetentionPolicy("numbered", Duration.ofDays(1)))
                .withMessageContaining("bigint");
        assertThatExceptionOfType(InvalidDataAccessResourceUsageException.class)
                .isThrownBy(() -> client.setRetentionPolicy("no_such_table", Duration.ofDays(1)))
                .withMessageContaining("no_such_table");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> client.setRetentionPolicy("metric_data", Duration.ZERO));
    }
}
