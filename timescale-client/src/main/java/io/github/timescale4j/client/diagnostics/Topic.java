package io.github.timescale4j.client.diagnostics;

/** What a check looks at. */
public enum Topic {
    /** Whether the server can be reached: name, port, encryption, protocol. */
    CONNECTIVITY,
    /** Whether it lets the user in, and to what. */
    CREDENTIALS,
    /** How many connections, workers and locks there are, and how many of them are in use. */
    RESOURCES,
    /** What lies between the application and the server. */
    NETWORK,
    /** Statements that take long. */
    SLOW_QUERIES,
    /** Indexes that are missing, unused or broken. */
    INDEXES,
    /** How many chunks there are, and how large they are. */
    CHUNKS,
    /** What is compressed, and how well. */
    COLUMNSTORE,
    /** Whether background jobs run. */
    JOBS,
    /** Whether continuous aggregates are true and fresh. */
    AGGREGATES,
    /** Whether the database is what is declared. */
    SCHEMA
}
