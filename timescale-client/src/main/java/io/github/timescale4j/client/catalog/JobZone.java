package io.github.timescale4j.client.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The time zone in which a job with a fixed schedule reckons. The server forgets it whenever the job is altered without one, so
 * that whoever alters a job has to give it again.
 */
public final class JobZone {

    /** Since 2.12, together with the rest of a fixed schedule. */
    private static final String IS_SETTABLE = "SELECT EXISTS (SELECT FROM pg_catalog.pg_proc"
            + " WHERE oid IN (SELECT objid FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid"
            + " WHERE e.extname = 'timescaledb' AND d.classid = 'pg_catalog.pg_proc'::regclass)"
            + " AND proname = 'alter_job' AND 'timezone' = ANY (proargnames))";

    private JobZone() {}

    /**
     * The argument of {@code alter_job} that keeps the zone, where the release has it.
     *
     * @param job an expression that gives the job's number
     * @return the argument
     */
    public static String argument(String job) {
        return "timezone => (SELECT b.timezone FROM _timescaledb_config.bgw_job b WHERE b.id = " + job + ")";
    }

    /**
     * The end of the arguments of {@code alter_job}.
     *
     * @param connection to ask for what the release has
     * @param job an expression that gives the job's number
     * @return a comma and the argument; nothing where there is no such argument
     * @throws SQLException if the server cannot be asked
     */
    public static String more(Connection connection, String job) throws SQLException {
        return isSettable(connection) ? ", " + argument(job) : "";
    }

    /**
     * Whether the release lets a job be altered to a fixed schedule, and to a zone.
     *
     * @param connection to ask
     * @return what it has
     * @throws SQLException if the server cannot be asked
     */
    public static boolean isSettable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(IS_SETTABLE)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
