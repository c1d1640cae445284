package com.example.devicemetrics;

import com.example.devicemetrics.ImportReport.Refusal;
import io.github.timescale4j.client.TimeRange;
import io.github.timescale4j.client.admin.RefreshedWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * One import: takes rows, stores them in batches, counts what was stored and what was refused. Each batch is one transaction. What
 * was stored is in the minutes, hours and days once {@link #complete()} returns. Used by one thread.
 */
class MetricsImport {

    private static final Logger log = LoggerFactory.getLogger(MetricsImport.class);
    private static final int BATCH = 5_000;
    private static final long PROGRESS_NANOS = 1_000_000_000;

    private final MetricsRepository metrics;
    private final String origin;
    private final String place;
    private final List<Row> batch = new ArrayList<>(BATCH);
    private final List<Refusal> refusals = new ArrayList<>();
    private final long started = System.nanoTime();
    private long reported = started;
    private long stored;
    private long refused;
    private @Nullable Instant earliest;
    private @Nullable Instant latest;

    private record Row(long line, MetricData reading) {}

    /** Begins an import; {@code place} says what is counted: the lines of a file or the elements of an array. */
    MetricsImport(MetricsRepository metrics, String origin, String place) {
        this.metrics = metrics;
        this.origin = origin;
        this.place = place;
    }

    void add(long line, MetricData reading) {
        batch.add(new Row(line, reading));
        if (batch.size() == BATCH) {
            flush();
        }
    }

    void refuse(long line, String reason) {
        refused++;
        if (refusals.size() < ImportReport.SHOWN) {
            refusals.add(new Refusal(line, reason));
        }
    }

    /** Stores what is left and refreshes the minutes, hours and days that were touched, also of what was stored before something failed. */
    ImportReport complete() {
        String notRefreshed;
        try {
            flush();
        } finally {
            notRefreshed = refresh();
        }
        log.info("Imported {}: {} rows stored, {} refused", origin, stored, refused);
        refusals.forEach(refusal -> log.warn("{}, {} {}: {}", origin, place, refusal.line(), refusal.reason()));
        return new ImportReport(stored, refused, List.copyOf(refusals), notRefreshed);
    }

    private void flush() {
        List<Row> rows = List.copyOf(batch);
        batch.clear();
        if (!rows.isEmpty()) {
            store(rows);
            progress();
        }
    }

    /**
     * Stores all rows, or finds those that the database does not take by halving, so that one bad row costs only itself. Whatever
     * else goes wrong, a database that is gone above all, ends the import.
     */
    private void store(List<Row> rows) {
        try {
            metrics.store(rows.stream().map(Row::reading).toList());
            stored += rows.size();
            rows.forEach(row -> touch(row.reading().timestamp()));
        } catch (DataIntegrityViolationException e) {
            if (rows.size() == 1) {
                refuse(rows.get(0).line(), "the database does not take it: " + e.getMessage());
            } else {
                store(rows.subList(0, rows.size() / 2));
                store(rows.subList(rows.size() / 2, rows.size()));
            }
        }
    }

    private void touch(Instant time) {
        if (earliest == null || time.isBefore(earliest)) {
            earliest = time;
        }
        if (latest == null || time.isAfter(latest)) {
            latest = time;
        }
    }

    /** The rows are stored, whatever becomes of this: an error here must not look as if they were not. */
    private @Nullable String refresh() {
        if (earliest == null || latest == null) {
            return null;
        }
        try {
            // A microsecond is the server's precision, so this is the first moment that no row of ours is in.
            return tooOld(earliest, metrics.refreshAggregates(new TimeRange(earliest, latest.plusNanos(1_000))));
        } catch (DataAccessException e) {
            log.warn("{}: the rows are stored, but not in the minutes, hours and days yet", origin, e);
            return "The rows are stored, but the minutes, hours and days could not all be refreshed: they show them after"
                    + " their next refresh";
        }
    }

    /** An aggregate is not refreshed from where its source may have dropped rows: that would delete what it has there. */
    private @Nullable String tooOld(Instant earliest, List<RefreshedWindow> windows) {
        return windows.stream()
                .filter(window -> window.from().isAfter(earliest))
                .findFirst()
                .map(window -> "All rows are stored, but " + window.aggregate().name() + " goes back no further than "
                        + window.from() + ", as far as its source is kept")
                .orElse(null);
    }

    private void progress() {
        long now = System.nanoTime();
        if (now - reported >= PROGRESS_NANOS) {
            reported = now;
            log.info(
                    "Importing {}: {} rows stored, {} refused, {} rows/s",
                    origin,
                    stored,
                    refused,
                    Math.round(stored * 1e9 / (now - started)));
        }
    }
}
