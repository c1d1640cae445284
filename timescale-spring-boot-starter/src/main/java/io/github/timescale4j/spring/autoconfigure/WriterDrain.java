package io.github.timescale4j.spring.autoconfigure;

import io.github.timescale4j.client.TimeScaleClient;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Drains the buffered writers when the application stops: after what brings rows (listeners, schedulers, the web server with the
 * requests that are under way) has stopped, and before any bean is destroyed, the pool included.
 */
final class WriterDrain implements SmartLifecycle {

    /** The web server finishes its requests in the phase 1,024 below the default one, and stops in that 2,048 below. */
    private static final int BELOW_THE_WEB_SERVER = 4_096;

    private final ConfigurableListableBeanFactory beans;
    private volatile boolean running;

    /** Creates the bean; clients are looked up when the application stops. */
    WriterDrain(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE - BELOW_THE_WEB_SERVER;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        for (String name : beans.getBeanNamesForType(TimeScaleClient.class, false, false)) {
            // A client that nobody has asked for has no writers, and now is not the time to make it.
            if (beans.getSingleton(name) instanceof TimeScaleClient client) {
                client.closeWriters();
            }
        }
        running = false;
    }

    /** A paused test context goes on later, and its writers with it. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
