package io.github.timescale4j.embedded.front;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Issues CHECKPOINT when the session is idle after work, because this build never recycles its write-ahead log by itself.
 *
 * <p>If there is no pause for long, it takes its turn between two transactions.
 */
final class Housekeeper implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Housekeeper.class);
    private static final long LOOK_MILLIS = 500;
    private static final int LONGEST_WITHOUT = 20;

    private final FrontServices services;
    private final Thread thread;
    private long checkpointed;
    private long seen;
    private int looks;
    private volatile boolean closed;

    Housekeeper(FrontServices services) {
        this.services = services;
        this.thread = new Thread(this::run, "timescale-embedded-housekeeper");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        try {
            while (!closed && !services.session().channel().isDead()) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                look();
            }
        } catch (InterruptedException e) {
            log.trace("Closed", e);
        } catch (BackendGoneException e) {
            log.debug("No housekeeping any more: {}", e.getMessage());
        }
    }

    private void look() throws InterruptedException, BackendGoneException {
        long writes = services.writes().get();
        if (writes == checkpointed) {
            return;
        }
        boolean idle = writes == seen && !services.session().turnstile().isBusy();
        seen = writes;
        looks++;
        if (idle || looks >= LONGEST_WITHOUT) {
            checkpoint(writes, idle ? Duration.ZERO : Duration.ofMillis(LOOK_MILLIS));
        }
    }

    private void checkpoint(long writes, Duration patience) throws InterruptedException, BackendGoneException {
        Turnstile turnstile = services.session().turnstile();
        if (!turnstile.enter("the housekeeper", () -> "CHECKPOINT", patience)) {
            return;
        }
        try {
            services.session().checkpoint();
            checkpointed = writes;
            looks = 0;
        } catch (ServerErrorException e) {
            log.warn("CHECKPOINT failed: {}", e.getMessage());
        } finally {
            turnstile.leave();
        }
    }
}
