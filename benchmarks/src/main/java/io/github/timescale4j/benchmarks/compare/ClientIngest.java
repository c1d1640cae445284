package io.github.timescale4j.benchmarks.compare;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.ingest.CopyOptions;
import io.github.timescale4j.client.ingest.CopyWriter;
import io.github.timescale4j.client.ingest.writer.TimeSeriesWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What this library offers for many rows. */
final class ClientIngest {

    private static final int PRODUCERS = 8;
    private static final CopyOptions COMPRESS = CopyOptions.defaults().directCompress();

    private final Server server;

    ClientIngest(Server server) {
        this.server = server;
    }

    List<Contender> copies() {
        return List.of(
                Contender.ours("copyAll, one COPY", 1, rows -> copies(rows, 1, Integer.MAX_VALUE)),
                Contender.ours("copyAll, COPYs of 10,000", 1, rows -> copies(rows, 1, 10_000)),
                Contender.ours("copyAll, COPYs of 50,000", 1, rows -> copies(rows, 1, 50_000)),
                Contender.ours("copyAll, COPYs of 10,000", 2, rows -> copies(rows, 2, 10_000)),
                Contender.ours("sorted, COPYs of 10,000", 1, rows -> sorted(rows, 1, 10_000)),
                Contender.ours("sorted, COPYs of 50,000", 1, rows -> sorted(rows, 1, 50_000)),
                Contender.ours("sorted, COPYs of 50,000", 2, rows -> sorted(rows, 2, 50_000)));
    }

    /** For servers that know it only. */
    List<Contender> directCompress() {
        return List.of(
                Contender.ours("direct compress, COPYs of 10,000", 1, rows -> compressed(rows, 1, 10_000)),
                Contender.ours("direct compress, COPYs of 10,000", 2, rows -> compressed(rows, 2, 10_000)));
    }

    List<Contender> writers() {
        return List.of(
                Contender.ours("TimeSeriesWriter, 8 producers", 1, rows -> writer(rows, 1)),
                Contender.ours("TimeSeriesWriter, 8 producers", 2, rows -> writer(rows, 2)));
    }

    private Run copies(List<MetricData> rows, int connections, int size) {
        return new Copies(server, rows, connections, size, CopyOptions.defaults());
    }

    private Run sorted(List<MetricData> rows, int connections, int size) {
        return new Copies(
                server, rows, connections, size, CopyOptions.defaults().sorted());
    }

    private Run compressed(List<MetricData> rows, int connections, int size) throws Exception {
        server.addColumnstore();
        return new Copies(server, rows, connections, size, COMPRESS);
    }

    private Run writer(List<MetricData> rows, int connections) {
        return new Writer(server, rows, connections);
    }

    /** Threads that copy batches, as many as there are connections. */
    private static final class Copies implements Run {

        private final List<MetricData> rows;
        private final int size;
        private final CopyOptions options;
        private final TimeScaleClient client;
        private final Threads threads;

        Copies(Server server, List<MetricData> rows, int connections, int size, CopyOptions options) {
            this.rows = rows;
            this.size = Math.min(size, rows.size());
            this.options = options;
            this.client = server.client(connections);
            this.threads = new Threads(connections);
        }

        @Override
        public long run() {
            Batches batches = new Batches(rows, size);
            threads.run(thread -> batches.drain(this::copy));
            return rows.size();
        }

        private void copy(List<MetricData> batch) {
            try (CopyWriter<MetricData> writer = client.copy(MetricData.class, options)) {
                writer.writeAll(batch);
                long stored = writer.complete();
                if (stored != batch.size()) {
                    throw new IllegalStateException(stored + " rows were stored instead of " + batch.size());
                }
            }
        }

        @Override
        public void close() {
            threads.close();
            client.close();
        }
    }

    /** Threads that offer one row at a time, in the order in which the rows come about, until all are committed. */
    private static final class Writer implements Run {

        private final List<MetricData> rows;
        private final TimeScaleClient client;
        private final TimeSeriesWriter<MetricData> writer;
        private final Threads producers = new Threads(PRODUCERS);

        Writer(Server server, List<MetricData> rows, int connections) {
            this.rows = rows;
            this.client = server.client(connections);
            this.writer =
                    client.writer(MetricData.class).connections(connections).build();
        }

        @Override
        public long run() {
            AtomicInteger next = new AtomicInteger();
            producers.run(producer -> {
                for (int i = next.getAndIncrement(); i < rows.size(); i = next.getAndIncrement()) {
                    if (!writer.offer(rows.get(i))) {
                        throw new IllegalStateException("a row was not accepted");
                    }
                }
            });
            writer.flush().join();
            return writer.account().stored();
        }

        @Override
        public void close() {
            producers.close();
            client.close();
        }
    }
}
