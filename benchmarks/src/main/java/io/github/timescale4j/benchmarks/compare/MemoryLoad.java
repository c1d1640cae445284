package io.github.timescale4j.benchmarks.compare;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.ingest.writer.Overflow;
import io.github.timescale4j.client.ingest.writer.TimeSeriesWriter;
import io.github.timescale4j.client.ingest.writer.WriterAccount;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Producers that are faster than the server, and a writer that lets them wait. */
public final class MemoryLoad {

    private static final int PRODUCERS = 8;
    private static final int CONNECTIONS = 2;
    private static final long SAMPLE_MILLISECONDS = 5;

    private final AtomicLong peak = new AtomicLong();
    private final AtomicBoolean ended = new AtomicBoolean();

    private MemoryLoad() {}

    /**
     * Writes rows and prints what it took.
     *
     * @param arguments none
     * @throws Exception if a row was lost, or the server cannot be reached
     */
    public static void main(String[] arguments) throws Exception {
        new MemoryLoad().run(Settings.read().memoryRows());
    }

    private void run(long rows) throws SQLException, InterruptedException {
        Thread sampler = new Thread(this::sample, "heap");
        sampler.start();
        long start = System.nanoTime();
        WriterAccount account;
        try (TimeScaleClient client = Server.existing().client(CONNECTIONS);
                TimeSeriesWriter<MetricData> writer = client.writer(MetricData.class)
                        .connections(CONNECTIONS)
                        .overflow(Overflow.BLOCK)
                        .build()) {
            Threads.run(PRODUCERS, producer -> produce(writer, producer, rows));
            writer.flush().join();
            account = writer.account();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        ended.set(true);
        sampler.join();
        if (account.accepted() != rows || account.stored() != rows || !account.isBalanced()) {
            throw new IllegalStateException("not all rows were stored: " + account);
        }
        print(account, seconds);
    }

    private static void produce(TimeSeriesWriter<MetricData> writer, int producer, long rows) {
        String metric = "temperature";
        for (long i = producer; i < rows; i += PRODUCERS) {
            // A text of its own for each row, as if it had come over the wire.
            String device = Readings.device((int) (i % Readings.DEVICES));
            if (!writer.offer(new MetricData(Readings.time(i, rows), device, metric, i))) {
                throw new IllegalStateException("a row was not accepted");
            }
        }
    }

    private void sample() {
        try {
            while (!ended.get()) {
                peak.accumulateAndGet(
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), Math::max);
                Thread.sleep(SAMPLE_MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void print(WriterAccount account, double seconds) {
        long kept = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null) {
                kept += pool.getCollectionUsage().getUsed();
            }
        }
        long collections = 0;
        long milliseconds = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            collections += collector.getCollectionCount();
            milliseconds += collector.getCollectionTime();
        }
        System.out.println(
                "| heap | producers | accepted | stored | rows/s | most heap in use | kept by the last collections | collections |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
        System.out.println(String.format(
                Locale.ROOT,
                "| %d MiB | %d | %,d | %,d | %,.0f k | %d MiB | %d MiB | %d, %.1f s |",
                Runtime.getRuntime().maxMemory() >> 20,
                PRODUCERS,
                account.accepted(),
                account.stored(),
                account.stored() / seconds / 1_000,
                peak.get() >> 20,
                kept >> 20,
                collections,
                milliseconds / 1e3));
    }
}
