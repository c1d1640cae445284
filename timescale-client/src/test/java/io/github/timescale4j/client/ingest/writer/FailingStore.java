package io.github.timescale4j.client.ingest.writer;

import io.github.timescale4j.client.ingest.BatchStore;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * A store over a real database that fails at random, before the transaction or after it, when its answer is lost. The first batch
 * always fails: a run may have so few of them that chance alone would leave them all in peace.
 */
final class FailingStore<T> implements BatchStore<T> {

    private static final List<String> BEFORE = List.of("40001", "40P01", "53300", "57P03", "08001", "57014");

    private final BatchStore<T> store;
    private final Random random;
    private final double before;
    private final double after;
    private final AtomicInteger failures = new AtomicInteger();

    FailingStore(BatchStore<T> store, long seed, double before, double after) {
        this.store = store;
        this.random = new Random(seed);
        this.before = before;
        this.after = after;
    }

    static RuntimeException failure(String sqlState) {
        return new UncategorizedSQLException("store", "COPY", new SQLException("on purpose", sqlState));
    }

    @Override
    public long store(List<T> rows) {
        if (failures.get() == 0 || random.nextDouble() < before) {
            failures.incrementAndGet();
            throw failure(BEFORE.get(random.nextInt(BEFORE.size())));
        }
        long stored = store.store(rows);
        if (random.nextDouble() < after) {
            failures.incrementAndGet();
            throw failure("08006");
        }
        return stored;
    }

    int failures() {
        return failures.get();
    }
}
