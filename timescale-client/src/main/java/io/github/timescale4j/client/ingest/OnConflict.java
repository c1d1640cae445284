package io.github.timescale4j.client.ingest;

/** What happens to a row that the table has already, by a primary key or a unique index. */
public enum OnConflict {
    /** It is an error, and nothing is stored. */
    FAIL,
    /** The row in the table stays; of equal rows in one batch the first counts. */
    DO_NOTHING,
    /** All columns but the key's take the new values; of equal rows in one batch the last counts. */
    DO_UPDATE
}
