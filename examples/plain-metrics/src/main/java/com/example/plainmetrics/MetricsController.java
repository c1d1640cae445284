package com.example.plainmetrics;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.ingest.csv.CsvReport;
import java.io.Reader;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/metrics")
class MetricsController {

    private final TimeScaleClient timeScale;

    MetricsController(TimeScaleClient timeScale) {
        this.timeScale = timeScale;
    }

    /** What became of a file: rows that are stored when the answer is there, and lines that were refused. */
    record Imported(long stored, long refused) {}

    record Rows(long rows) {}

    @PostMapping(consumes = "text/csv")
    Imported importCsv(Reader body) {
        CsvReport report = timeScale.importCsv(MetricData.class).from(body);
        return new Imported(report.stored(), report.refused());
    }

    @GetMapping("/count")
    Rows count() {
        Long rows = timeScale.query("SELECT count(*) FROM metric_data").scalar(Long.class);
        return new Rows(rows == null ? 0 : rows);
    }
}
