package io.github.timescale4j.embedded;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs policies and jobs when they are due, where the database has no background workers to do it.
 *
 * <p>When a job ran last is only remembered here, so a new start runs all of them once.
 */
final class JobRunner implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration LOOK = Duration.ofSeconds(10);

    /** TimescaleDB's own jobs, such as telemetry, have smaller numbers. */
    private static final int FIRST_USER_JOB = 1000;

    private final Database database;
    private final Thread thread;
    private final Map<Integer, Instant> lastRuns = new HashMap<>();
    private final Set<Integer> warned = new HashSet<>();
    private volatile boolean closed;

    JobRunner(Database database) {
        this.database = database;
        this.thread = new Thread(this::run, "timescale-embedded-jobs");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        try {
            while (!closed) {
                TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
                if (!database.isBusy()) {
                    runDueJobs();
                }
            }
        } catch (InterruptedException e) {
            log.trace("Closed", e);
        }
    }

    void runDueJobs() {
        try (Connection connection = Jdbc.connect(database.jdbcUrl(), database.username(), database.password())) {
            for (int job : dueJobs(connection)) {
                if (closed || database.isBusy()) {
                    return; // what is due stays due
                }
                run(connection, job);
            }
        } catch (SQLException e) {
            log.debug("Due jobs could not be looked up", e);
        }
    }

    private List<Integer> dueJobs(Connection connection) throws SQLException {
        Instant now = Instant.now();
        List<Integer> due = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT job_id, extract(epoch FROM schedule_interval)::bigint"
                        + " FROM timescaledb_information.jobs WHERE scheduled AND job_id >= " + FIRST_USER_JOB
                        + " ORDER BY job_id")) {
            while (rows.next()) {
                Instant last = lastRuns.get(rows.getInt(1));
                if (last == null || !last.plusSeconds(rows.getLong(2)).isAfter(now)) {
                    due.add(rows.getInt(1));
                }
            }
        }
        return due;
    }

    private void run(Connection connection, int job) {
        lastRuns.put(job, Instant.now());
        try (Statement statement = connection.createStatement()) {
            statement.execute("CALL run_job(" + job + ")");
            warned.remove(job);
        } catch (SQLException e) {
            if (warned.add(job)) {
                log.warn(
                        "Job {} failed (SQLSTATE {}); further failures of it are not reported",
                        job,
                        e.getSQLState(),
                        e);
            }
        }
    }
}
