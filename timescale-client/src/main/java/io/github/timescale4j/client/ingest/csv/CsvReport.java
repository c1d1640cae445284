package io.github.timescale4j.client.ingest.csv;

import io.github.timescale4j.client.admin.RefreshedWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * What became of an import. Of one that came to its end, {@code read = stored + refused}; the report of a
 * {@link CsvImportException} may have rows that are neither.
 *
 * @param read how many records were read, without the header and empty lines
 * @param stored how many of them are in the table now; where conflicts are skipped, those that were there before count as well
 * @param refused how many were refused
 * @param refusals why, in the order of the lines; those of the first {@value #SHOWN} lines
 * @param ignored the names in the header that are for no component
 * @param from the time of the earliest row that was stored; {@code null} if there is none, or if the time is no instant
 * @param to the first microsecond after the latest; {@code null} as for {@code from}
 * @param refreshed what was refreshed afterwards, with {@link CsvImport#refreshAggregates()}
 * @param refreshFailure why refreshing failed, the rows being stored all the same; {@code null} if it did not
 */
public record CsvReport(
        long read,
        long stored,
        long refused,
        List<CsvRefusal> refusals,
        List<String> ignored,
        @Nullable Instant from,
        @Nullable Instant to,
        List<RefreshedWindow> refreshed,
        @Nullable DataAccessException refreshFailure) {

    /** How many refusals a report shows; a handler gets all. */
    public static final int SHOWN = 100;

    /**
     * Copies the lists.
     *
     * @param read how many records were read, without the header and empty lines
     * @param stored how many of them are in the table now
     * @param refused how many were refused
     * @param refusals why, in the order of the lines
     * @param ignored the names in the header that are for no component
     * @param from the time of the earliest row that was stored
     * @param to the first microsecond after the latest
     * @param refreshed what was refreshed afterwards
     * @param refreshFailure why refreshing failed
     */
    public CsvReport {
        refusals = List.copyOf(refusals);
        ignored = List.copyOf(ignored);
        refreshed = List.copyOf(refreshed);
    }

    /**
     * What the refresh left out on purpose: an aggregate is not refreshed where its source may have dropped rows already, because
     * that would delete what the aggregate still has.
     *
     * @return for each aggregate the part of {@code [from, to)} that does not show the rows; empty if all were refreshed, if nothing
     *     was to be, or if the refresh failed
     */
    public List<RefreshedWindow> notRefreshed() {
        List<RefreshedWindow> left = new ArrayList<>();
        if (from == null || to == null) {
            return left;
        }
        for (RefreshedWindow window : refreshed) {
            if (window.isEmpty()) {
                left.add(new RefreshedWindow(window.aggregate(), from, to));
                continue;
            }
            if (window.from().isAfter(from)) {
                left.add(new RefreshedWindow(window.aggregate(), from, earlier(window.from(), to)));
            }
            if (window.to().isBefore(to)) {
                left.add(new RefreshedWindow(window.aggregate(), window.to().isAfter(from) ? window.to() : from, to));
            }
        }
        return left;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /**
     * The rows that were read and are neither stored nor refused, because the import ended before.
     *
     * @return 0 for an import that came to its end
     */
    public long undecided() {
        return read - stored - refused;
    }
}
