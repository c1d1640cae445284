package io.github.timescale4j.client.ingest.csv;

import io.github.timescale4j.client.admin.RefreshedWindow;
import io.github.timescale4j.client.ingest.RowRefusedException;
import io.github.timescale4j.client.ingest.csv.Columns.UnfitHeaderException;
import io.github.timescale4j.client.ingest.csv.CsvImportException.Reason;
import io.github.timescale4j.client.ingest.csv.RowsOfFile.Opened;
import io.github.timescale4j.client.ingest.writer.DeadLetter;
import io.github.timescale4j.client.ingest.writer.OfferRefusedException;
import io.github.timescale4j.client.ingest.writer.RowNotStoredException;
import io.github.timescale4j.client.ingest.writer.TimeSeriesWriter;
import io.github.timescale4j.client.ingest.writer.TimeSeriesWriterBuilder;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;

/** One import of one file. */
final class ImportRun<T> {

    /** A slow file does not make small batches. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Longer records are mostly quotes that nobody closed, and the whole file behind them. */
    private static final int LONGEST_RECORD = 1 << 20;

    private final ImportTarget<T> target;
    private final ImportOptions options;
    private final RowsOfFile<T> rows;
    private final Tally tally;
    private final AtomicReference<@Nullable TimeSeriesWriter<CsvRow<T>>> writer = new AtomicReference<>();
    private final long startedAt = System.nanoTime();
    private List<String> ignored = List.of();
    private long toldAt = startedAt;
    private long stored;

    ImportRun(ImportTarget<T> target, ImportOptions options, RowsOfFile<T> rows) {
        this.target = target;
        this.options = options;
        this.rows = rows;
        this.tally = new Tally(options.handler(), options.maxRefusals());
    }

    CsvReport run(Reader file, char delimiter, @Nullable String nullText) {
        try {
            CsvLines lines = new CsvLines(file, delimiter, nullText, LONGEST_RECORD);
            Opened<T> opened = rows.open(lines);
            ignored = opened.ignored();
            store(lines, opened.parser());
        } catch (UnfitHeaderException e) {
            tally.end(Reason.HEADER, String.valueOf(e.getMessage()), null);
        } catch (IOException e) {
            unreadable(e, 0);
        }
        CsvReport report = report();
        Tally.End end = tally.end();
        if (end != null) {
            String message = end.reason() == Reason.HEADER
                    ? "nothing was imported: " + end.message()
                    : "the import into '" + target.relation() + "' ended after " + report.read() + " records: "
                            + end.message() + ". Stored: " + report.stored() + ", refused: " + report.refused();
            throw new CsvImportException(end.reason(), message, report, end.cause());
        }
        return report;
    }

    private void store(CsvLines lines, RowParser<T> parser) {
        TimeSeriesWriter<CsvRow<T>> opened = open();
        writer.set(opened);
        boolean done = false;
        try {
            readAll(lines, parser, opened);
            drain(opened);
            done = true;
        } finally {
            // Something unforeseen, in an application's own code: what is in the buffer is stored all the same.
            stored = opened.close(done ? PATIENCE : options.retryLimit()).stored();
        }
    }

    private TimeSeriesWriter<CsvRow<T>> open() {
        TimeSeriesWriterBuilder<CsvRow<T>> builder = target.writers()
                .<CsvRow<T>, T>loader(target.type(), CsvRow::row, this::touch)
                .connections(1)
                .maxAge(PATIENCE)
                .retryLimit(options.retryLimit())
                .copyOptions(options.copyOptions())
                .sizeOf(CsvRow::size)
                .deadLetters(this::dead);
        return builder.build();
    }

    private void touch(List<CsvRow<T>> committed) {
        committed.forEach(row -> tally.touch(target.time(row.row())));
    }

    private void readAll(CsvLines lines, RowParser<T> parser, TimeSeriesWriter<CsvRow<T>> into) {
        try {
            for (CsvLine line = lines.next(); line != null; line = lines.next()) {
                tally.read();
                read(line, parser, into);
                if (tally.end() != null) {
                    return;
                }
                tell(into);
            }
        } catch (IOException e) {
            unreadable(e, lines.number());
        } catch (OfferRefusedException e) {
            tally.end(Reason.NOT_STORED, "rows were no longer taken: " + e.reason(), e);
        }
    }

    private void unreadable(IOException error, long line) {
        boolean bytes = error instanceof CharacterCodingException;
        tally.end(
                Reason.UNREADABLE,
                "after line " + line
                        + (bytes
                                ? " there are bytes that are not in the character set; set another with charset(…)"
                                : " it cannot be read: " + error.getClass().getSimpleName()),
                error);
    }

    private void read(CsvLine line, RowParser<T> parser, TimeSeriesWriter<CsvRow<T>> into) {
        T row;
        try {
            row = parser.parse(line);
        } catch (RefusedLineException e) {
            tally.refuse(new CsvRefusal(line.number(), e.column(), e.reason(), false), line.text());
            return;
        }
        if (!into.offer(
                new CsvRow<>(line.number(), line.text().length(), options.handler() == null ? "" : line.text(), row))) {
            tally.end(Reason.NOT_STORED, "rows were no longer taken", null);
        }
    }

    /** Called by the writer for each row that it could not store. */
    private void dead(DeadLetter<CsvRow<T>> letter) {
        CsvRow<T> row = letter.row();
        if (letter.possiblyStored()) {
            tally.touch(target.time(row.row()));
        }
        if (letter.reason() == RowNotStoredException.Reason.REFUSED) {
            tally.refuse(refusal(letter), row.text());
            return;
        }
        Throwable cause = letter.cause();
        tally.end(
                Reason.NOT_STORED,
                cause == null ? "the client was closed" : "the rows could not be stored: " + describe(cause),
                cause);
        TimeSeriesWriter<CsvRow<T>> opened = writer.get();
        if (opened != null) {
            opened.close(Duration.ZERO); // whoever waits for room is woken, and no other batch is tried
        }
    }

    private static <T> CsvRefusal refusal(DeadLetter<CsvRow<T>> letter) {
        long line = letter.row().line();
        Throwable cause = letter.cause();
        if (cause instanceof RowRefusedException refused) {
            return new CsvRefusal(line, refused.column(), "'" + refused.column() + "' " + refused.reason(), false);
        }
        return new CsvRefusal(
                line,
                null,
                cause == null ? "the database refuses it" : "the database refuses it: " + describe(cause),
                letter.possiblyStored());
    }

    /** The messages of the client's own exceptions hold no values; those of others may. */
    private static String describe(Throwable error) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(error);
        boolean safe = error instanceof DataAccessException;
        return safe && root instanceof SQLException
                ? String.valueOf(root.getMessage())
                : safe ? String.valueOf(error.getMessage()) : error.getClass().getName();
    }

    private void drain(TimeSeriesWriter<CsvRow<T>> from) {
        CompletableFuture<Void> flushed = from.flush();
        while (!flushed.isDone()) {
            try {
                flushed.get(options.interval().toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                tell(from);
            } catch (InterruptedException e) {
                tally.end(Reason.NOT_STORED, "the thread was interrupted", e);
                from.close(Duration.ZERO);
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException e) {
                throw new IllegalStateException("a flush never fails", e);
            }
        }
    }

    private void tell(TimeSeriesWriter<CsvRow<T>> from) {
        long now = System.nanoTime();
        if (options.listener() == null || now - toldAt < options.interval().toNanos()) {
            return;
        }
        toldAt = now;
        try {
            options.listener()
                    .accept(new CsvProgress(
                            tally.lines(),
                            from.account().stored(),
                            tally.refused(),
                            Duration.ofNanos(now - startedAt)));
        } catch (RuntimeException e) {
            tally.end(
                    Reason.CALLBACK,
                    "the listener for the progress failed with " + e.getClass().getName(),
                    e);
        }
    }

    private CsvReport report() {
        Instant from = tally.from();
        Instant to = tally.to();
        List<RefreshedWindow> refreshed = List.of();
        DataAccessException failure = null;
        if (options.isRefresh() && from != null && to != null) {
            try {
                refreshed = target.admin().refreshAggregatesOf(target.type(), from, to);
            } catch (DataAccessException e) {
                failure = e;
            }
        }
        return new CsvReport(
                tally.lines(), stored, tally.refused(), tally.refusals(), ignored, from, to, refreshed, failure);
    }
}
