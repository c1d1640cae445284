package io.github.timescale4j.client.ingest.writer;

import java.io.Serial;

/** A writer did not accept a row. The row is the caller's: it is in no account but that of refused rows. */
public final class OfferRefusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final long bufferedRows;
    private final long bufferedBytes;

    OfferRefusedException(Reason reason, String message, long bufferedRows, long bufferedBytes) {
        super(message);
        this.reason = reason;
        this.bufferedRows = bufferedRows;
        this.bufferedBytes = bufferedBytes;
    }

    /** Why a row was refused. */
    public enum Reason {
        /** The buffer is full, and the writer does not wait, or has waited long enough. */
        FULL,
        /** The writer is closed, or was while the row waited for room. */
        CLOSED,
        /** The thread was interrupted while the row waited for room; its interrupt status is set again. */
        INTERRUPTED
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
     * How many rows the writer held at that moment.
     *
     * @return the rows that were accepted and not decided yet
     */
    public long bufferedRows() {
        return bufferedRows;
    }

    /**
     * How much the writer held at that moment.
     *
     * @return the estimated size of these rows in bytes
     */
    public long bufferedBytes() {
        return bufferedBytes;
    }
}
