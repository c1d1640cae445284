package io.github.timescale4j.client.migration.backfill;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries again what somebody else's lock made fail, after a pause that doubles.
 *
 * @param attempts how often at most
 * @param firstPause how long to wait after the first failure
 */
record LockRetry(int attempts, Duration firstPause) {

    static final LockRetry DEFAULT = new LockRetry(7, Duration.ofMillis(250));

    private static final Logger LOG = LoggerFactory.getLogger(LockRetry.class);

    /** A lock that was not free in time (also: a refresh that already runs), a deadlock, a serialization failure. */
    private static final Set<String> RETRIED = Set.of("55P03", "40P01", "40001");

    void run(String what, Sql.Work work) throws SQLException {
        Duration pause = firstPause;
        for (int attempt = 1; ; attempt++) {
            try {
                work.run();
                return;
            } catch (SQLException e) {
                if (attempt >= attempts || !isAboutLocks(e)) {
                    throw e;
                }
                LOG.info("{} has to wait for a lock (attempt {} of {}): {}", what, attempt, attempts, e.getMessage());
                sleep(pause);
                pause = pause.multipliedBy(2);
            }
        }
    }

    static boolean isAboutLocks(SQLException exception) {
        return RETRIED.contains(String.valueOf(exception.getSQLState()));
    }

    private static void sleep(Duration pause) throws SQLException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for a lock", "57014", e);
        }
    }
}
