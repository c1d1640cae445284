package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.migration.difference.SafetyClass;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several refresh policies of one aggregate: some declared, some made by an operator, some bounded by a retention. */
class RefreshPoliciesIT {

    private static final EvolvingDatabase DATABASE = new EvolvingDatabase("refreshes");

    @TempDir
    Path folder;

    @AfterEach
    void clean() throws SQLException {
        DATABASE.clean();
    }

    @Test
    void anotherPolicyOfAnOperatorIsLeftAlone() throws IOException, SQLException {
        apply(policy("1 day", "1 hour", "1 hour"));
        DATABASE.execute(policy("60 days", "30 days", "7 days").replace("\"agg\"", "\"refreshes\".\"agg\""));

        assertThat(plan(policy("1 day", "1 hour", "1 hour")).differences()).isEmpty();
        apply(policy("1 day", "1 hour", "2 hours"), policy("30 days", "1 day", "1 day"));

        assertThat(policies()).isEqualTo("1 day-01:00:00/02:00:00, 30 days-1 day/1 day, 60 days-30 days/7 days");
        apply();
        assertThat(policies()).isEqualTo("60 days-30 days/7 days");
    }

    @Test
    void anOperatorsPolicyThatReachesIntoADeclaredWindowStopsThePlan() throws IOException, SQLException {
        apply(policy("1 day", "1 hour", "1 hour"));
        DATABASE.execute(policy("60 days", "1 day", "7 days").replace("\"agg\"", "\"refreshes\".\"agg\""));

        SchemaPlan plan = plan(policy("30 days", "1 hour", "1 hour"));

        assertThat(plan.safety()).isEqualTo(SafetyClass.IMPOSSIBLE);
        assertThat(plan.toString()).contains("Somebody else made a policy whose window overlaps");
    }

    @Test
    void whatAnOperatorSetsBesideTheWindowStaysUnlessItIsDeclared() throws IOException, SQLException {
        apply(policy("1 day", "1 hour", "1 hour"));
        DATABASE.execute("SELECT alter_job(job_id, config => config || '{\"buckets_per_batch\": 7}')"
                + " FROM timescaledb_information.jobs WHERE hypertable_name = 'agg'");

        assertThat(plan(policy("1 day", "1 hour", "1 hour")).differences()).isEmpty();
        assertThat(plan(policy("1 day", "1 hour", "1 hour").replace(")", ", buckets_per_batch => 8)"))
                        .statements())
                .singleElement()
                .asString()
                .contains("{\"buckets_per_batch\": 8}");
    }

    @Test
    void aFixedScheduleKeepsItsZone() throws IOException, SQLException {
        apply(policy("1 day", "1 hour", "1 hour"));
        DATABASE.execute("SELECT alter_job(job_id, fixed_schedule => true, initial_start => '2026-01-01 03:00:00Z',"
                + " timezone => 'Europe/Berlin') FROM timescaledb_information.jobs WHERE hypertable_name = 'agg'");

        apply(policy("2 days", "2 hours", "1 hour"));

        assertThat(policies()).isEqualTo("2 days-02:00:00/01:00:00");
        assertThat(DATABASE.scalar("SELECT b.fixed_schedule || ' ' || b.timezone FROM _timescaledb_config.bgw_job b"
                        + " JOIN timescaledb_information.jobs j ON j.job_id = b.id WHERE j.hypertable_name = 'agg'"))
                .isEqualTo("true Europe/Berlin");
    }

    @Test
    void policiesThatChangePlacesAreMadeAnew() throws IOException, SQLException {
        apply(policy("1 day", "1 hour", "1 hour"), policy("30 days", "1 day", "1 day"));

        apply(
                policy("2 days", "2 hours", "1 hour"),
                policy("30 days", "2 days", "1 day"),
                policy("40 days", "30 days", "1 day"));

        assertThat(policies()).isEqualTo("2 days-02:00:00/01:00:00, 30 days-2 days/1 day, 40 days-30 days/1 day");
    }

    @Test
    void aPolicyBehindARetentionThatWasSetAtRunTimeGoes() throws IOException, SQLException {
        String[] declared = {policy("1 day", "1 hour", "1 hour"), policy("30 days", "10 days", "1 day")};
        apply(declared);
        DATABASE.execute("SELECT add_retention_policy('refreshes.t', INTERVAL '7 days')");

        apply(declared);

        assertThat(policies()).isEqualTo("1 day-01:00:00/01:00:00");
    }

    @Test
    void aNewAggregateHasNoPolicyBehindWhatItsSourceKeeps() throws IOException, SQLException {
        Declarations table = new Declarations().hypertable("a.T", "t");
        DATABASE.migrator(Declarations.load(table.writeTo(folder))).build().migrate();
        DATABASE.execute("SELECT add_retention_policy('refreshes.t', INTERVAL '7 days')");

        migrate(policy("9 days", "1 hour", "1 hour"), policy("30 days", "9 days", "1 day"));

        assertThat(policies()).isEqualTo("7 days-01:00:00/01:00:00");
    }

    private void apply(String... policies) throws IOException {
        migrate(policies);
        assertThat(plan(policies).differences()).isEmpty();
    }

    private void migrate(String... policies) throws IOException {
        DATABASE.migrator(catalog(policies)).build().migrate();
    }

    private SchemaPlan plan(String... policies) throws IOException {
        return DATABASE.migrator(catalog(policies)).build().plan();
    }

    private DeclarationCatalog catalog(String... policies) throws IOException {
        return Declarations.load(new Declarations()
                .hypertable("a.T", "t")
                .aggregate("b.Agg", "agg", "t", policies)
                .writeTo(folder));
    }

    private static String policy(String start, String end, String every) {
        return "SELECT add_continuous_aggregate_policy('\"agg\"', start_offset => INTERVAL '" + start
                + "', end_offset => INTERVAL '" + end + "', schedule_interval => INTERVAL '" + every + "')";
    }

    private static String policies() throws SQLException {
        return DATABASE.scalar(
                "SELECT string_agg(concat(config->>'start_offset', '-', config->>'end_offset', '/',"
                        + " schedule_interval), ', ' ORDER BY (config->>'end_offset')::interval)"
                        + " FROM timescaledb_information.jobs WHERE proc_name LIKE '%refresh%' AND hypertable_schema = 'refreshes'");
    }
}
