package com.example.devicemetrics;

import com.example.devicemetrics.ImportReport.Refusal;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.ingest.csv.CsvImportException;
import io.github.timescale4j.client.ingest.csv.CsvImportException.Reason;
import io.github.timescale4j.client.ingest.csv.CsvProgress;
import io.github.timescale4j.client.ingest.csv.CsvReport;
import java.io.Reader;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Imports files with the header {@code timestamp,device_id,metric_type,value}, in any order of columns. */
@Component
class MetricsImport {

    private static final Logger log = LoggerFactory.getLogger(MetricsImport.class);

    private final TimeScaleClient timeScale;

    MetricsImport(TimeScaleClient timeScale) {
        this.timeScale = timeScale;
    }

    /**
     * Stores what a file says. What was stored is in the minutes, hours and days when this returns, also if it throws.
     *
     * @throws InvalidImportException if the file has no such header: nothing of it is stored then
     * @throws CsvImportException if the import ended before the file
     */
    ImportReport importCsv(Reader file, String origin) {
        try {
            return reportOf(origin, read(file, origin));
        } catch (CsvImportException e) {
            if (e.reason() == Reason.HEADER) {
                throw new InvalidImportException(String.valueOf(e.getMessage()));
            }
            ImportReport ignored = reportOf(origin, e.report());
            throw e;
        }
    }

    // tag::csv[]
    private CsvReport read(Reader file, String origin) {
        return timeScale
                .importCsv(MetricData.class)
                .check(Readings::check)
                .progress(Duration.ofSeconds(1), progress -> log(origin, progress))
                .refreshAggregates()
                .from(file);
    }
    // end::csv[]

    private static void log(String origin, CsvProgress progress) {
        log.info(
                "Importing {}: {} rows stored, {} refused, {} rows/s",
                origin,
                progress.stored(),
                progress.refused(),
                progress.rowsPerSecond());
    }

    private static ImportReport reportOf(String origin, CsvReport report) {
        log.info("Imported {}: {} rows stored, {} refused", origin, report.stored(), report.refused());
        report.refusals().forEach(refusal -> log.warn("{}, line {}: {}", origin, refusal.line(), refusal.reason()));
        return new ImportReport(
                report.stored(),
                report.refused(),
                report.refusals().stream()
                        .map(refusal -> new Refusal(refusal.line(), refusal.reason()))
                        .toList(),
                warning(origin, report));
    }

    private static @Nullable String warning(String origin, CsvReport report) {
        if (report.refreshFailure() != null) {
            log.warn(
                    "{}: the rows are stored, but not in the minutes, hours and days yet",
                    origin,
                    report.refreshFailure());
            return ImportReport.NOT_REFRESHED;
        }
        return report.from() == null ? null : ImportReport.tooOld(report.from(), report.refreshed());
    }
}
