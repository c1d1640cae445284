package io.github.timescale4j.client.ingest.csv;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * An import ended before its file did. What was stored until then stays, and {@link #report()} says how much it is. The message
 * holds no value of the file.
 */
@SuppressWarnings("serial") // a report never leaves the process
public final class CsvImportException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final CsvReport report;

    CsvImportException(Reason reason, String message, CsvReport report, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.report = report;
    }

    /** Why an import ended. */
    public enum Reason {
        /** The header is missing, or does not fit the type. Nothing is stored. */
        HEADER,
        /** More lines were refused than {@link CsvImport#maxRefusals} allows. */
        TOO_MANY_REFUSALS,
        /** The file could not be read to its end: an error of the input, or bytes that are not in its character set. */
        UNREADABLE,
        /** The database does not take any row, could not be reached for too long, or the client was closed. */
        NOT_STORED,
        /** The handler of refusals, or the listener for the progress, threw an exception. */
        CALLBACK
    }

    /**
     * Says why.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * What became of the rows until then.
     *
     * @return the report
     */
    public CsvReport report() {
        return report;
    }
}
