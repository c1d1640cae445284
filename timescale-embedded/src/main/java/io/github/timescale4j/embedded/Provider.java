package io.github.timescale4j.embedded;

/** Where an embedded TimescaleDB comes from. */
public enum Provider {

    /** A server that runs already, named by a JDBC URL. */
    URL,

    /** A private temporary cluster of a PostgreSQL with TimescaleDB that is installed on this machine. */
    NATIVE,

    /**
     * PostgreSQL with TimescaleDB compiled to WebAssembly, in a child {@code node} process. It has one session: transactions
     * of several connections wait for each other, and there are no background workers.
     */
    PGLITE
}
