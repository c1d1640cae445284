package io.github.timescale4j.client.catalog;

/** The room that the server has for the locks of all sessions together. */
public final class LockTable {

    /** What a plan or a finding leaves to others. */
    public static final double SHARE = 0.9;

    /** As many sessions and processes as the server reckons with when it makes room for locks, and what is taken now. */
    public static final String SQL = "SELECT current_setting('max_locks_per_transaction')::bigint AS setting,"
            + " current_setting('max_connections')::bigint + current_setting('max_prepared_transactions')::bigint"
            + " + current_setting('max_worker_processes')::bigint + current_setting('max_wal_senders')::bigint + 1"
            + " + coalesce(current_setting('autovacuum_worker_slots', true),"
            + " current_setting('autovacuum_max_workers'))::bigint AS slots,"
            + " (SELECT count(DISTINCT (l.locktype, l.database, l.relation, l.page, l.tuple, l.virtualxid,"
            + " l.transactionid::text, l.classid, l.objid, l.objsubid))"
            + " FROM pg_catalog.pg_locks l WHERE NOT l.fastpath) AS used";

    private static final int ROUND = 64;

    private LockTable() {}

    /**
     * The setting {@code max_locks_per_transaction} that makes room for more.
     *
     * @param needed how many locks one transaction takes
     * @param used how many are taken already
     * @param slots how often the server counts the setting
     * @return a round number
     */
    public static long settingFor(long needed, long used, long slots) {
        return (long) Math.ceil((needed / SHARE + used) / slots / ROUND) * ROUND;
    }
}
