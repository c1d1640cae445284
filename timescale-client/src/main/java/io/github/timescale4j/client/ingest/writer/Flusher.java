package io.github.timescale4j.client.ingest.writer;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A thread of a writer: takes one batch after the other and delivers it. */
final class Flusher extends Thread {

    private static final long AFTER_ERROR = TimeUnit.SECONDS.toNanos(1);

    private final Delivery.Context<?> context;
    private volatile @Nullable Delivery<?> current;

    /**
     * Makes the thread, which is not started.
     *
     * @param context what all deliveries of the writer share
     * @param number tells it from the others
     */
    Flusher(Delivery.Context<?> context, int number) {
        super("timescale-writer-" + context.shape().relation() + "-" + number);
        this.context = context;
        setDaemon(true);
    }

    @Override
    public void run() {
        RowBuffer buffer = context.buffer();
        for (Batch batch = buffer.take(); batch != null; batch = buffer.take()) {
            deliver(batch);
            context.reporter().deaths();
            context.reporter().losses(buffer.account(), false);
        }
    }

    /** Nothing is expected to be thrown here. If it is, for want of memory say, the rows must not be forgotten. */
    @SuppressWarnings("IllegalCatch")
    private void deliver(Batch batch) {
        Delivery<?> delivery = null;
        boolean done = false;
        while (!done) {
            try {
                if (delivery == null) {
                    delivery = new Delivery<>(context, batch);
                    current = delivery;
                }
                if (context.buffer().isAborted()) {
                    delivery.abandon(); // whoever aborted may have looked before there was a delivery
                }
                delivery.run();
                done = true;
            } catch (Throwable e) {
                context.reporter().broken(e);
                context.buffer().pause(AFTER_ERROR);
            }
        }
        current = null;
    }

    /** Gives up what this thread is delivering. */
    void abandon() {
        Delivery<?> delivery = current;
        if (delivery != null) {
            delivery.abandon();
        }
        interrupt();
    }

    /** Whether the calling thread is one of those that empty a buffer. */
    static boolean isCurrentOf(RowBuffer buffer) {
        return Thread.currentThread() instanceof Flusher flusher && flusher.context.buffer() == buffer;
    }
}
