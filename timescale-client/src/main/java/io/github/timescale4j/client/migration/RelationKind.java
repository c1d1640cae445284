package io.github.timescale4j.client.migration;

import io.github.timescale4j.schema.Declaration.Kind;

/** What a relation is that exists in a database. */
enum RelationKind {
    HYPERTABLE("hypertable"),
    AGGREGATE("continuous aggregate"),
    TABLE("table"),
    PARTITIONED_TABLE("partitioned table"),
    VIEW("view"),
    MATERIALIZED_VIEW("materialized view"),
    FOREIGN_TABLE("foreign table"),
    OTHER("relation of another kind");

    private final String label;

    RelationKind(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Whether a relation of this kind is what is declared, or can become it. */
    boolean suits(Kind declared) {
        return declared == Kind.HYPERTABLE ? this == HYPERTABLE || this == TABLE : this == AGGREGATE;
    }

    static RelationKind of(String relkind, boolean hypertable, boolean aggregate) {
        if (hypertable) {
            return HYPERTABLE;
        }
        if (aggregate) {
            return AGGREGATE;
        }
        return switch (relkind) {
            case "r" -> TABLE;
            case "p" -> PARTITIONED_TABLE;
            case "v" -> VIEW;
            case "m" -> MATERIALIZED_VIEW;
            case "f" -> FOREIGN_TABLE;
            default -> OTHER;
        };
    }
}
