package io.github.timescale4j.client.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.TimeScaleClient;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A schema in which conditions are made that checks have to find. Each test has tables of its own, so nothing is cleaned up. */
final class CheckedDatabase implements AutoCloseable {

    private final TestDatabase database;
    private final TimeScaleClient client;
    private final JdbcTransactionManager transactions;

    private CheckedDatabase(TestDatabase database) {
        this.database = database;
        this.client = database.client();
        this.transactions = new JdbcTransactionManager(client.dataSource());
    }

    static CheckedDatabase embedded(String schema) {
        return of(TestDatabase.embedded(schema));
    }

    static CheckedDatabase of(TestDatabase database) {
        return new CheckedDatabase(database);
    }

    TimeScaleClient client() {
        return client;
    }

    /** Runs it as a role that is made for it, and that has no rights but those of everybody; it is gone afterwards. */
    void asStranger(String role, Consumer<String> work) {
        undone(() -> {
            run("CREATE ROLE " + role, "SET LOCAL ROLE " + role);
            work.accept(role);
        });
    }

    /** Runs statements one after the other. */
    void run(String... statements) {
        for (String statement : statements) {
            client.execute(statement);
        }
    }

    /** An empty hypertable with chunks of a day. */
    void hypertable(String name) {
        run(
                "CREATE TABLE " + name + " (time timestamptz NOT NULL, device text, value double precision)",
                "SELECT create_hypertable('" + name + "', 'time', chunk_time_interval => INTERVAL '1 day')");
    }

    /** One row per hour, beginning some days ago. */
    void hours(String table, int daysAgo, int hours) {
        run("INSERT INTO " + table + " SELECT now() - INTERVAL '" + daysAgo
                + " days' + i * INTERVAL '1 hour', 'd', i FROM generate_series(0, " + (hours - 1) + ") i");
    }

    void aggregate(String name, String source, boolean materializedOnly) {
        run("CREATE MATERIALIZED VIEW " + name + " WITH (timescaledb.continuous, timescaledb.materialized_only = "
                + materializedOnly + ") AS SELECT time_bucket('1 hour', time) AS bucket, count(*) AS n FROM " + source
                + " GROUP BY 1 WITH NO DATA");
    }

    /** The number of a new policy that refreshes each hour. */
    int refresh(String aggregate, String start, String end) {
        return client.query("SELECT add_continuous_aggregate_policy('" + aggregate + "', " + offset(start) + ", "
                        + offset(end) + ", INTERVAL '1 hour')")
                .single(Integer.class);
    }

    /** The number of a new policy of another kind, such as {@code add_retention_policy}. */
    int policy(String function, String relation, String age) {
        return client.query("SELECT " + function + "('" + relation + "', INTERVAL '" + age
                        + "', schedule_interval => INTERVAL '1 hour')")
                .single(Integer.class);
    }

    private static String offset(String length) {
        return length.equals("NULL") ? "NULL" : "INTERVAL '" + length + "'";
    }

    /** What the scheduler would have written about a job: in these databases it does not run. */
    void history(int job, String nextStart, String lastSuccess, int runs, int failures) {
        boolean failed = failures > 0;
        run("DELETE FROM _timescaledb_internal.bgw_job_stat WHERE job_id = " + job);
        run(String.format(
                Locale.ROOT,
                "INSERT INTO _timescaledb_internal.bgw_job_stat (job_id, last_start, last_finish, next_start,"
                        + " last_successful_finish, last_run_success, total_runs, total_duration,"
                        + " total_duration_failures, total_successes, total_failures, total_crashes,"
                        + " consecutive_failures, consecutive_crashes) VALUES (%d, now(), now(), %s, %s, %s, %d,"
                        + " INTERVAL '1 s', INTERVAL '0', %d, %d, 0, %d, 0)",
                job,
                nextStart,
                lastSuccess,
                !failed,
                runs,
                runs - failures,
                failures,
                failures));
        for (int i = 0; i < failures; i++) {
            run("INSERT INTO _timescaledb_internal.bgw_job_stat_history (job_id, execution_start, execution_finish,"
                    + " succeeded, data) VALUES (" + job + ", now(), now(), false, '{\"error_data\": {\"sqlerrcode\":"
                    + " \"23514\", \"message\": \"a secret\"}}')");
        }
    }

    /** What it would have written about a job whose process was killed, the last times that it ran. */
    void crashes(int job, int runs, int crashes) {
        history(job, "now() + INTERVAL '1 hour'", "now() - INTERVAL '1 day'", runs, 0);
        run("UPDATE _timescaledb_internal.bgw_job_stat SET last_finish = '-infinity', total_successes = "
                + (runs - crashes) + ", total_crashes = " + crashes + " WHERE job_id = " + job);
        for (int i = 0; i < crashes; i++) {
            run("INSERT INTO _timescaledb_internal.bgw_job_stat_history (job_id, execution_start, data) VALUES (" + job
                    + ", now(), '{}')");
        }
    }

    /** Runs it while the server says of each job that it is at work. */
    void whileJobsRun(Runnable work) {
        undone(() -> {
            run(
                    "DO $$BEGIN EXECUTE 'CREATE OR REPLACE VIEW timescaledb_information.job_stats AS '"
                            + " || replace(pg_get_viewdef('timescaledb_information.job_stats'), '''Scheduled''', '''Running'''); END$$");
            work.run();
        });
    }

    /** Runs it in a transaction that is rolled back: for settings, and for rows of the server's own catalog. */
    void undone(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            status.setRollbackOnly();
            work.run();
        });
    }

    List<Issue> issues(Check check, Thresholds thresholds) {
        return Diagnosis.run(client, thresholds, List.of(check));
    }

    /** What a check finds about one relation. */
    List<Issue> about(String relation, Check check, Thresholds thresholds) {
        return issues(check, thresholds).stream()
                .filter(issue -> issue.id().equals(check.id()))
                .filter(issue -> (issue.subject() + " ").contains(database.schema() + "." + relation + " "))
                .toList();
    }

    List<Issue> about(String relation, Check check) {
        return about(relation, check, Thresholds.DEFAULTS);
    }

    /** The only thing that a check finds about a relation. */
    Issue only(String relation, Check check, Thresholds thresholds) {
        List<Issue> issues = about(relation, check, thresholds);
        assertThat(issues).as(check.id() + " of " + relation).hasSize(1);
        Issue issue = issues.get(0);
        assertThat(List.of(issue.finding(), issue.why(), issue.advice()))
                .allMatch(text -> text.endsWith("."))
                .noneMatch(text -> text.contains("a secret"));
        runs(issue.statements());
        return issue;
    }

    /** What is proposed can be run, in this order; nothing of it stays. What no transaction takes is left out. */
    private void runs(List<String> statements) {
        if (statements.stream().noneMatch(sql -> sql.startsWith("CALL ") || sql.startsWith("ALTER SYSTEM "))) {
            TransactionTemplate nested = new TransactionTemplate(transactions);
            nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
            nested.executeWithoutResult(status -> {
                status.setRollbackOnly();
                for (String statement : statements) {
                    client.execute(statement);
                }
            });
        }
    }

    Issue only(String relation, Check check) {
        return only(relation, check, Thresholds.DEFAULTS);
    }

    /** Does what the finding says, after which it must not be found any more. */
    void isGoneAfter(Issue issue, String relation, Check check) {
        run(issue.statements().toArray(String[]::new));
        assertThat(about(relation, check)).isEmpty();
    }

    @Override
    public void close() {
        client.close();
        database.close();
    }
}
