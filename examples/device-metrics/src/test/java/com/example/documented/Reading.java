package com.example.documented;

import io.github.timescale4j.annotation.Column;
import io.github.timescale4j.annotation.TimeSeries;
import java.time.Instant;

// tag::statements[]
@TimeSeries(
        sql = {
            "CREATE TRIGGER audit AFTER INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION audit()",
            "GRANT SELECT ON {table} TO reporting"
        })
public record Reading(
        Instant time, @Column(references = "device(id)") String deviceId, double value) {}
// end::statements[]
