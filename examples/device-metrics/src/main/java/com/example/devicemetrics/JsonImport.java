package com.example.devicemetrics;

import com.example.devicemetrics.ImportReport.Refusal;
import io.github.timescale4j.client.TimeRange;
import io.github.timescale4j.client.admin.RefreshedWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;

/** Imports the readings of one request, which are in memory already; used once. */
class JsonImport {

    private static final Logger log = LoggerFactory.getLogger(JsonImport.class);

    private final MetricsRepository metrics;
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Instant> stored = new ArrayList<>();

    private record Row(long element, MetricData reading) {}

    JsonImport(MetricsRepository metrics) {
        this.metrics = metrics;
    }

    void add(long element, MetricData reading) {
        rows.add(new Row(element, reading));
    }

    void refuse(long element, String reason) {
        refusals.add(new Refusal(element, reason));
    }

    /** Stores the rows, and brings them into the minutes, hours and days, also those that were stored before something failed. */
    ImportReport complete() {
        String warning;
        try {
            store(rows);
        } finally {
            warning = refresh();
        }
        log.info("Imported JSON: {} rows stored, {} refused", stored.size(), refusals.size());
        List<Refusal> shown = refusals.stream()
                .sorted(Comparator.comparingLong(Refusal::line))
                .limit(ImportReport.SHOWN)
                .toList();
        return new ImportReport(stored.size(), refusals.size(), shown, warning);
    }

    /** All rows, or by halving those that the database takes, so that one bad row costs only itself. */
    private void store(List<Row> some) {
        if (some.isEmpty()) {
            return;
        }
        try {
            metrics.store(some.stream().map(Row::reading).toList());
            some.forEach(row -> stored.add(row.reading().timestamp()));
        } catch (DataIntegrityViolationException e) {
            if (some.size() == 1) {
                refuse(some.get(0).element(), "the database does not take it: " + e.getMessage());
            } else {
                store(some.subList(0, some.size() / 2));
                store(some.subList(some.size() / 2, some.size()));
            }
        }
    }

    private @Nullable String refresh() {
        if (stored.isEmpty()) {
            return null;
        }
        Instant earliest = stored.stream().min(Comparator.naturalOrder()).orElseThrow();
        Instant latest = stored.stream().max(Comparator.naturalOrder()).orElseThrow();
        try {
            // A microsecond is the server's precision, so this is the first moment that no row of ours is in.
            List<RefreshedWindow> windows = metrics.refreshAggregates(new TimeRange(earliest, latest.plusNanos(1_000)));
            return ImportReport.tooOld(earliest, windows);
        } catch (DataAccessException e) {
            log.warn("The rows are stored, but not in the minutes, hours and days yet", e);
            return ImportReport.NOT_REFRESHED;
        }
    }
}
