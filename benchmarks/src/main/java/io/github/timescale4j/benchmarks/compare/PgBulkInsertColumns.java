package io.github.timescale4j.benchmarks.compare;

import de.bytefish.pgbulkinsert.mapping.AbstractMapping;
import java.time.ZoneOffset;

/** The columns of the table as PgBulkInsert wants them told. */
public final class PgBulkInsertColumns extends AbstractMapping<MetricData> {

    /** Tells them. */
    public PgBulkInsertColumns() {
        super(Server.SCHEMA, Server.TABLE);
        mapTimeStampTz("timestamp", row -> row.timestamp().atZone(ZoneOffset.UTC));
        mapText("device_id", MetricData::deviceId);
        mapText("metric_type", MetricData::metricType);
        mapDoublePrimitive("value", MetricData::value);
    }
}
