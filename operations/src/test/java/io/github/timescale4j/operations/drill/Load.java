package io.github.timescale4j.operations.drill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Writes row after row until it is closed, each in a transaction of its own, and knows when it began and was acknowledged. */
final class Load implements AutoCloseable {

    /** The server's clock is this machine's, too. */
    private record Written(long id, Instant begun, Instant acknowledged) {}

    private final ConcurrentLinkedQueue<Written> rows = new ConcurrentLinkedQueue<>();
    private final Server server;
    private final Thread thread;
    private volatile boolean over;
    private final ConcurrentLinkedQueue<SQLException> failures = new ConcurrentLinkedQueue<>();

    Load(Server server, long firstId) {
        this.server = server;
        this.thread = new Thread(() -> write(firstId), "load");
        thread.start();
    }

    private void write(long firstId) {
        try (Connection connection = server.connect("metrics");
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO readings (time, device, id, value) VALUES (now(), 'load', ?, ?)")) {
            for (long id = firstId; !over; id++) {
                Instant begun = Instant.now();
                insert.setLong(1, id);
                insert.setDouble(2, id / 7.0);
                insert.executeUpdate();
                rows.add(new Written(id, begun, Instant.now()));
                Thread.sleep(2);
            }
        } catch (SQLException e) {
            failures.add(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int count() {
        return rows.size();
    }

    /** Rows that were acknowledged before a moment. */
    Set<Long> acknowledgedBefore(Instant moment) {
        Set<Long> ids = new TreeSet<>();
        rows.stream().filter(row -> row.acknowledged().isBefore(moment)).forEach(row -> ids.add(row.id()));
        return ids;
    }

    /** Rows that were begun after a moment. */
    Set<Long> begunAfter(Instant moment) {
        Set<Long> ids = new TreeSet<>();
        rows.stream().filter(row -> row.begun().isAfter(moment)).forEach(row -> ids.add(row.id()));
        return ids;
    }

    Set<Long> all() {
        return acknowledgedBefore(Instant.MAX);
    }

    /** Ends it. */
    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.element());
        }
    }
}
