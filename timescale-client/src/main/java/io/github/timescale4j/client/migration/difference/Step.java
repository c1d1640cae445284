package io.github.timescale4j.client.migration.difference;

/**
 * The order of a plan. A longer retention comes before the refresh windows and a shorter one last, so that at no moment a refresh
 * reaches further back than its source keeps rows: that would delete the aggregate's history.
 */
public enum Step {
    /** A column gets another name. */
    RENAME,
    /** What somebody else made becomes the library's. */
    ADOPT,
    /** A column is added. */
    ADD_COLUMN,
    /** A column changes. */
    COLUMN,
    /** Partitions change. */
    DIMENSION,
    /** A constraint goes. */
    DROP_CONSTRAINT,
    /** A constraint comes. */
    ADD_CONSTRAINT,
    /** An index changes. */
    INDEX,
    /** The columnstore changes. */
    COLUMNSTORE,
    /** A table or an aggregate is created. */
    CREATE,
    /** A setting of an aggregate changes. */
    AGGREGATE,
    /** A comment changes. */
    COMMENT,
    /** A statement of a user's own runs. */
    STATEMENT,
    /** A retention becomes longer or goes. */
    LONGER_RETENTION,
    /** A policy goes. */
    REMOVE_POLICY,
    /** A refresh policy changes or comes. */
    REFRESH_POLICY,
    /** Another policy changes or comes. */
    POLICY,
    /** An index is built on a large table, chunk by chunk and outside of a transaction. */
    INDEX_BY_CHUNK,
    /** An aggregate is made anew, with all buckets it has. */
    REBUILD,
    /** An aggregate is made anew from the rows that are left; older buckets go. */
    REBUILD_WITHOUT_HISTORY,
    /** A retention becomes shorter or comes. */
    SHORTER_RETENTION;

    /**
     * Whether a policy comes or changes, which may have to wait until the rows that it is about are there or were read.
     *
     * @return whether it is a policy of any kind
     */
    public boolean isPolicy() {
        return this == REFRESH_POLICY || this == POLICY || this == SHORTER_RETENTION;
    }

    /**
     * Whether an aggregate is made anew, which takes longer than a transaction should.
     *
     * @return whether it is a rebuild of either kind
     */
    public boolean isRebuild() {
        return this == REBUILD || this == REBUILD_WITHOUT_HISTORY;
    }
}
