package io.github.timescale4j.client.migration.catalog;

import java.util.Locale;

/** What belongs to a hypertable or a continuous aggregate. */
public enum ObjectKind {
    /** The table or view itself. */
    RELATION,
    /** A column of a table. */
    COLUMN,
    /** A column that a hypertable is partitioned by. */
    DIMENSION,
    /** A key or a check. */
    CONSTRAINT,
    /** An index that no constraint made. */
    INDEX,
    /** The settings of the columnstore. */
    COLUMNSTORE,
    /** The query of an aggregate and its settings. */
    AGGREGATE,
    /** A background job of TimescaleDB's own. */
    POLICY;

    /**
     * The kind's name for people.
     *
     * @return for example {@code column}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
