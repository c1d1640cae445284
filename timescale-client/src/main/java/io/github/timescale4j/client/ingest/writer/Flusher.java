package io.github.timescale4j.client.ingest.writer;

import io.github.timescale4j.client.ingest.writer.RowNotStoredException.Reason;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A thread of a writer: takes one batch after the other and delivers it. Nothing that is thrown ends it. */
final class Flusher extends Thread {

    private static final long AFTER_ERROR = TimeUnit.SECONDS.toNanos(1);

    private final Courier<?> courier;
    private final RowBuffer buffer;
    private final Reporter reporter;

    /**
     * Makes the thread, which is not started.
     *
     * @param context what all deliveries of the writer share
     * @param number tells it from the others
     */
    Flusher(Delivery.Context<?> context, int number) {
        super("timescale-writer-" + context.shape().relation() + "-" + number);
        this.courier = new Courier<>(context);
        this.buffer = context.buffer();
        this.reporter = context.reporter();
        setDaemon(true);
    }

    /** Nothing is expected to be thrown here. If it is, for want of memory say, the rows must not be forgotten. */
    @Override
    @SuppressWarnings("IllegalCatch")
    public void run() {
        boolean more = true;
        while (more) {
            try {
                more = courier.deliverNext();
                reporter.deaths();
                reporter.losses(buffer.account(), false);
            } catch (Throwable e) {
                recover(e);
            }
        }
    }

    @SuppressWarnings("IllegalCatch")
    private void recover(Throwable error) {
        try {
            reporter.broken(error);
            buffer.pause(AFTER_ERROR);
        } catch (Throwable e) {
            // There is no memory for that either. The batch is still there, and the next attempt comes at once.
        }
    }

    /** Gives up what this thread is delivering, or, if it has died, would have. */
    void abandon() {
        courier.abandon(!isAlive());
        interrupt();
    }

    /** Whether the calling thread is one of those that empty a buffer. */
    static boolean isCurrentOf(RowBuffer buffer) {
        return Thread.currentThread() instanceof Flusher flusher && flusher.buffer == buffer;
    }

    /**
     * Who carries one batch at a time, and keeps it until it is decided. Used by one thread; another one may let it abandon what it
     * has.
     */
    private static final class Courier<T> {

        private final Delivery.Context<T> context;
        private volatile @Nullable Batch batch;
        private volatile @Nullable Delivery<T> delivery;
        private long broken;
        private boolean isBroken;

        Courier(Delivery.Context<T> context) {
            this.context = context;
        }

        /** Delivers the batch that it has, or the next one; {@code false} if there will be no more. */
        @SuppressWarnings("IllegalCatch")
        boolean deliverNext() {
            Batch current = batch;
            if (current == null) {
                current = context.buffer().take();
                batch = current;
            }
            if (current == null) {
                return false;
            }
            try {
                deliver(current);
            } catch (Throwable e) {
                if (!mayTryAgain()) {
                    giveUp(current, Reason.GAVE_UP);
                }
                throw e;
            }
            done();
            return true;
        }

        private void deliver(Batch current) {
            Delivery<T> carried = delivery;
            if (carried == null) {
                carried = new Delivery<>(context, current);
                delivery = carried;
            }
            if (context.buffer().isAborted()) {
                carried.abandon(Reason.CLOSED); // whoever aborted may have looked before there was a delivery
            }
            carried.run();
        }

        /** The limit for failures of the database holds for those of the machine, too. */
        private boolean mayTryAgain() {
            long now = System.nanoTime();
            if (!isBroken) {
                isBroken = true;
                broken = now;
            }
            return !context.buffer().isAborted()
                    && now - broken < context.settings().retryLimit().toNanos();
        }

        private void giveUp(Batch current, Reason reason) {
            Delivery<T> carried = delivery;
            try {
                if (carried == null) {
                    Delivery.giveUp(context, current, reason);
                } else {
                    carried.abandon(reason);
                }
            } finally {
                done(); // whatever has failed, its rows are decided
            }
        }

        private void done() {
            delivery = null;
            batch = null;
            isBroken = false;
        }

        void abandon(boolean alone) {
            Delivery<T> carried = delivery;
            Batch current = batch;
            if (carried != null) {
                carried.abandon(Reason.CLOSED);
            } else if (alone && current != null) {
                Delivery.giveUp(context, current, Reason.CLOSED);
            }
        }
    }
}
