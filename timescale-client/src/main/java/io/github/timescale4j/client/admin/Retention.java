package io.github.timescale4j.client.admin;

import io.github.timescale4j.client.execution.StatementRunner;
import java.time.Duration;

final class Retention {
    Retention(StatementRunner runner) {}

    void set(String relation, Duration dropAfter) {
        throw new UnsupportedOperationException();
    }

    boolean remove(String relation) {
        throw new UnsupportedOperationException();
    }
}
