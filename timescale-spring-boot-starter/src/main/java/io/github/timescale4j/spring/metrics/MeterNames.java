package io.github.timescale4j.spring.metrics;

/** The names of all meters. */
final class MeterNames {

    static final String QUERY_DURATION = "timescale.query.duration";
    static final String ERRORS = "timescale.errors";
    static final String CONNECTIONS_ACTIVE = "timescale.connections.active";
    static final String CONNECTIONS_MAX = "timescale.connections.max";
    static final String CONNECTIONS_WAITING = "timescale.connections.waiting";
    static final String WRITER_ROWS = "timescale.writer.rows";
    static final String WRITER_BATCH = "timescale.writer.batch";
    static final String WRITER_CHUNKS = "timescale.writer.chunks";
    static final String WRITER_RETRIES = "timescale.writer.retries";
    static final String WRITER_BUFFERED = "timescale.writer.buffered";
    static final String WRITER_BUFFERED_BYTES = "timescale.writer.buffered.bytes";
    static final String WRITER_BUFFERED_AGE = "timescale.writer.buffered.age";
    static final String HYPERTABLE_SIZE = "timescale.hypertable.size";
    static final String HYPERTABLE_CHUNKS = "timescale.hypertable.chunks";
    static final String COMPRESSION_RATIO = "timescale.hypertable.compression.ratio";
    static final String ROWS_INSERTED = "timescale.hypertable.rows.inserted";
    static final String AGGREGATE_LAG = "timescale.aggregate.lag";
    static final String REFRESH_AGE = "timescale.aggregate.refresh.age";
    static final String JOB_RUNS = "timescale.job.runs";
    static final String JOB_FAILURES = "timescale.job.failures";
    static final String JOB_FAILING = "timescale.job.failing";
    static final String JOB_GIVEN_UP = "timescale.job.given.up";
    static final String JOB_DURATION = "timescale.job.duration";
    static final String WORKERS_USED = "timescale.workers.used";
    static final String WORKERS_MAX = "timescale.workers.max";
    static final String STATISTICS_AGE = "timescale.statistics.age";

    private MeterNames() {}
}
