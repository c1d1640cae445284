package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.migration.Transition.Form;
import io.github.timescale4j.client.migration.difference.Difference;
import io.github.timescale4j.client.migration.difference.SafetyClass;
import io.github.timescale4j.schema.Declaration.Kind;
import io.github.timescale4j.schema.RelationName;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan says and the migrator sees to where the time is a number. */
class NumberEvolutionIT {

    private static final EvolvingDatabase DATABASE = new EvolvingDatabase("matrix");
    private static final String RETENTION = "SELECT add_retention_policy('matrix.metric', BIGINT '864000000')";
    private static final Form TOLD = told("1000000000000");

    @TempDir
    Path folder;

    @AfterEach
    void clean() throws SQLException {
        DATABASE.clean();
    }

    private static Form unrefreshed(String present) {
        return Form.COUNTED.table(
                "CREATE FUNCTION \"metric_now\"() RETURNS bigint LANGUAGE SQL STABLE AS 'SELECT " + present + "'",
                "SELECT set_integer_now_func('\"metric\"', '\"metric_now\"')");
    }

    private static Form told(String present) {
        return unrefreshed(present)
                .aggregate("SELECT add_continuous_aggregate_policy('\"hourly\"', start_offset => NULL,"
                        + " end_offset => BIGINT '3600000', schedule_interval => INTERVAL '1 hour')");
    }

    private Declarations table(Form form) {
        return new Declarations()
                .add(Kind.HYPERTABLE, "a.Metric", RelationName.parse("metric"), null, Set.of(), form.tableStatements());
    }

    private Declarations all(Form form) {
        return table(form)
                .add(
                        Kind.CONTINUOUS_AGGREGATE,
                        "b.Hourly",
                        RelationName.parse("hourly"),
                        RelationName.parse("metric"),
                        Set.of(),
                        form.aggregateStatements());
    }

    private SchemaMigrator migrator(Declarations declarations) throws IOException {
        return DATABASE.migrator(Declarations.load(declarations.writeTo(folder)))
                .build();
    }

    @Test
    void anotherPresentOverRowsWaitsForAnApproval() throws IOException, SQLException {
        migrator(all(TOLD)).migrate();
        Form changed = told("2000000000000");

        assertThat(migrator(all(changed)).plan().differences())
                .extracting(Difference::safety)
                .containsExactly(SafetyClass.SAFE);
        DATABASE.execute("INSERT INTO matrix.metric (time, device, value) VALUES (999999999999, 'd', 1)");
        assertThat(migrator(all(changed)).plan().differences()).singleElement().satisfies(difference -> {
            assertThat(difference.safety()).isEqualTo(SafetyClass.LOSSY);
            assertThat(difference.property()).isEqualTo("now query");
            assertThat(difference.statements()).hasSize(1);
        });
    }

    /** The server may look at the jobs of the other aggregate as well, whose offsets are no numbers. */
    @Test
    void severalPoliciesInNumbersChangeBesideAnAggregateOfTime() throws IOException, SQLException {
        migrator(beside(severalPolicies("1 hour"))).migrate();
        Declarations changed = beside(severalPolicies("2 hours"));

        migrator(changed).migrate();

        assertThat(migrator(changed).plan().differences()).isEmpty();
        assertThat(DATABASE.scalar("SELECT string_agg(schedule_interval::text, ', ' ORDER BY job_id)"
                        + " FROM timescaledb_information.jobs WHERE hypertable_name = 'hourly'"))
                .isEqualTo("02:00:00, 1 day");
    }

    private static Form severalPolicies(String every) {
        String policy = "SELECT add_continuous_aggregate_policy('\"hourly\"', start_offset => BIGINT '%s',"
                + " end_offset => BIGINT '%s', schedule_interval => INTERVAL '%s')";
        return unrefreshed("1000000000000")
                .aggregate(
                        policy.formatted("86400000", "3600000", every),
                        policy.formatted("864000000", "86400000", "1 day"));
    }

    private Declarations beside(Form form) {
        return all(form)
                .hypertable("a.Other", "other")
                .aggregate(
                        "b.Other",
                        "others",
                        "other",
                        "SELECT add_continuous_aggregate_policy('\"others\"', start_offset => INTERVAL '1 day',"
                                + " end_offset => INTERVAL '1 hour', schedule_interval => INTERVAL '1 hour')",
                        "SELECT add_continuous_aggregate_policy('\"others\"', start_offset => INTERVAL '30 days',"
                                + " end_offset => INTERVAL '1 day', schedule_interval => INTERVAL '1 day')");
    }

    @Test
    void aNewAggregateIsNotRefreshedBehindARetentionThatWasSetAtRunTime() throws IOException, SQLException {
        migrator(table(TOLD)).migrate();
        DATABASE.execute(RETENTION);

        migrator(all(TOLD)).migrate();

        assertThat(DATABASE.scalar("SELECT jsonb_typeof(config -> 'start_offset') || ' ' || (config ->> 'start_offset')"
                        + " FROM timescaledb_information.jobs WHERE proc_name = 'policy_refresh_continuous_aggregate'"
                        + " AND hypertable_schema = 'matrix'"))
                .isEqualTo("number 864000000");
        assertThat(migrator(all(TOLD)).plan().differences())
                .as("the narrowed policy is no drift")
                .isEmpty();
    }
}
