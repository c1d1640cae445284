package io.github.timescale4j.client.migration.difference;

/** What a change may cost. */
public enum SafetyClass {
    /** No data goes, and no lock is held for longer than a moment. It runs by itself. */
    SAFE,
    /** Data stays, but a table is locked for as long as it is read or written anew. It has to be approved. */
    COSTLY,
    /** Data goes, now or at the next run of a policy. It has to be approved. */
    LOSSY,
    /** The server cannot do it in place, or not with the data that is there. It is for a person to do. */
    IMPOSSIBLE
}
