package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A refresh policy works in one part, on every release and however it comes, unless somebody says otherwise. */
class RefreshBatchesIT extends PhaseFixture {

    private static final String REFRESH = refresh("hourly", "9 days", "1 day");
    private static final String OLDER = refresh("hourly", "30 days", "9 days");
    private static final String CHANGED = hourlyWith(FROM_ROWS + ", min(\"value\") AS \"low\"");

    @Test
    void aPolicyThatComesWithItsAggregateHasOne() throws IOException, SQLException {
        DATABASE.execute("TRUNCATE phases.metric");
        migrate(table().add("hourly", "metric", HOURLY, REFRESH, OLDER));

        assertThat(batches()).isEqualTo("0, 0");
        assertThat(plan(table().add("hourly", "metric", HOURLY, REFRESH, OLDER)).differences())
                .isEmpty();
    }

    @Test
    void aPolicyThatWaitsForTheRowsHasOne() throws IOException, SQLException {
        settle(REFRESH);

        assertThat(batches()).isEqualTo("0");
    }

    @Test
    void whatIsDeclaredStays() throws IOException, SQLException {
        settle(with(REFRESH, "max_batches_per_execution => 3"), OLDER);
        assertThat(batches()).isEqualTo("-, 0");

        settle(with(REFRESH, "buckets_per_batch => 4"), OLDER);
        assertThat(batches()).isEqualTo("4, 0");

        settle(REFRESH, with(OLDER, "refresh_newest_first => false"));
        assertThat(batches()).isEqualTo("0, -");
    }

    @Test
    void aPolicyThatIsAddedHasOneAndAnOperatorsIsLeftAlone() throws IOException, SQLException {
        settle();
        DATABASE.execute(refresh("hourly", "60 days", "40 days").replace("\"hourly\"", "\"phases\".\"hourly\""));

        settle(REFRESH, OLDER);

        assertThat(batches()).isEqualTo("0, 0, -");
    }

    @Test
    void whatAnOperatorSetsIsNoDifference() throws IOException, SQLException {
        settle(REFRESH);
        set("config || '{\"buckets_per_batch\": 7}'");

        settle(REFRESH);
        settle(refresh("hourly", "8 days", "1 day"));

        assertThat(batches()).isEqualTo("7");
    }

    @Test
    void aJobWithoutTheSettingGetsItWhenItChangesAndNotBefore() throws IOException, SQLException {
        settle(REFRESH);
        set("config - 'buckets_per_batch'");

        settle(REFRESH);
        assertThat(batches()).isEqualTo("-");
        settle(refresh("hourly", "8 days", "1 day"));

        assertThat(batches()).isEqualTo("0");
    }

    @Test
    void aRebuiltAggregateKeepsWhatAnOperatorHasSet() throws IOException, SQLException {
        settle(REFRESH, OLDER);
        DATABASE.execute("SELECT alter_job(job_id, config => config || '{\"buckets_per_batch\": 7}')"
                + " FROM timescaledb_information.jobs WHERE proc_name = 'policy_refresh_continuous_aggregate'"
                + " AND config ->> 'end_offset' = '9 days'");

        migrate(table().add("hourly", "metric", CHANGED, REFRESH, OLDER));

        assertThat(batches()).isEqualTo("0, 7");
        assertThat(plan(table().add("hourly", "metric", CHANGED, REFRESH, OLDER))
                        .differences())
                .isEmpty();
    }

    @Test
    void aRebuiltAggregateThatBeginsToAskForBatchesDoesNotKeepTheOnePart() throws IOException, SQLException {
        settle(REFRESH);

        migrate(table().add("hourly", "metric", CHANGED, with(REFRESH, "max_batches_per_execution => 3")));

        assertThat(batches()).isEqualTo("-");
    }

    @Test
    void whoHasAskedForBatchesDoesNotGetOnePartBesideThem() throws IOException, SQLException {
        settle(REFRESH);
        set("(config - 'buckets_per_batch') || '{\"max_batches_per_execution\": 3}'");

        settle(refresh("hourly", "8 days", "1 day"));
        assertThat(batches()).isEqualTo("-");

        migrate(table().add("hourly", "metric", CHANGED, refresh("hourly", "8 days", "1 day")));
        assertThat(batches()).isEqualTo("-");
    }

    /** Its job cannot be altered on some releases, and is made anew. */
    @Test
    void theJobOfAnAggregateOverAnAggregateKeepsWhatAnOperatorHasSet() throws IOException, SQLException {
        String daily = aggregate("daily", "hourly", "1 day", "bucket", "sum(\"n\") AS \"n\"");
        Declared before = table().add(HOURLY).add("daily", "hourly", daily, refresh("daily", "90 days", "1 day"));
        migrate(before);
        assertThat(batches()).isEqualTo("0");
        set("config || '{\"buckets_per_batch\": 7}'");

        migrate(table().add(HOURLY).add("daily", "hourly", daily, refresh("daily", "60 days", "1 day")));

        assertThat(batches()).isEqualTo("7");
    }

    @Test
    void aFileSaysIt(@TempDir Path migrations) throws IOException, SQLException {
        Declared declared = table().add("hourly", "metric", HOURLY, REFRESH);
        SchemaMigrator exporting = migrator(declared)
                .mode(MigrationMode.EXPORT)
                .exportDirectory(migrations)
                .build();
        DATABASE.runExported(exporting, migrations);

        exporting.migrate();

        assertThat(batches()).isEqualTo("0");
    }

    /** Twelve years of minutes are six million batches, which the server would list each time that the policy runs. */
    @Test
    void aPolicyWithoutABeginningOverShortBucketsIsQuick() throws IOException, SQLException {
        DATABASE.execute("INSERT INTO phases.metric VALUES (now() - INTERVAL '12 years', 'old', 1)");
        String minutes = aggregate("hourly", "metric", "1 minute", "time", FROM_ROWS);
        String refresh = refresh("hourly", "9 days", "1 day").replace("INTERVAL '9 days'", "NULL");
        migrate(table().add("hourly", "metric", minutes, refresh));
        String job = DATABASE.scalar("SELECT job_id FROM timescaledb_information.jobs"
                + " WHERE proc_name = 'policy_refresh_continuous_aggregate'");

        DATABASE.execute("SET statement_timeout = '20s'");
        DATABASE.execute("CALL run_job(" + job + ")");
        DATABASE.execute("RESET statement_timeout");

        assertThat(buckets("hourly")).isGreaterThan(DAYS);
    }

    private void settle(String... policies) throws IOException {
        Declared declared = table().add(
                        "hourly",
                        "metric",
                        Stream.concat(Stream.of(HOURLY), Stream.of(policies)).toArray(String[]::new));
        migrate(declared);
        assertThat(plan(declared).differences()).isEmpty();
    }

    private static void set(String config) throws SQLException {
        DATABASE.execute("SELECT alter_job(job_id, config => " + config + ") FROM timescaledb_information.jobs"
                + " WHERE proc_name = 'policy_refresh_continuous_aggregate'");
    }

    private static String with(String policy, String option) {
        return policy.substring(0, policy.length() - 1) + ", " + option + ")";
    }

    /** What the jobs have, those that work nearer to the present first. */
    private static String batches() throws SQLException {
        return DATABASE.scalar("SELECT string_agg(coalesce(config ->> 'buckets_per_batch', '-'), ', '"
                + " ORDER BY (config ->> 'end_offset')::interval) FROM timescaledb_information.jobs"
                + " WHERE proc_name = 'policy_refresh_continuous_aggregate'");
    }
}
