package io.github.timescale4j.benchmarks.compare;

import com.sun.management.ThreadMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A query for 100 rows of one device, again and again; each call of one is followed by one of the next. */
final class SmallGroup implements Groups.Group {

    static final int LIMIT = 100;

    private static final int CALLS = 3_000;
    private static final int WARM_UP_CALLS = 6_000;
    private static final int DAYS = 7;
    private static final long SEED = 7;

    private final Server server;
    private final Settings settings;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long rows;

    SmallGroup(Server server, Settings settings) {
        this.server = server;
        this.settings = settings;
    }

    @Override
    public void run(PrintStream out) throws Exception {
        List<MetricData> stored = ReadGroup.fill(server, settings);
        List<SmallQuery> queries = SmallQuery.all(server);
        try {
            List<Latencies> latencies = queries.stream().map(Latencies::new).toList();
            round(queries, latencies, WARM_UP_CALLS);
            latencies.forEach(Latencies::forget);
            rows = 0;
            for (int i = 0; i < settings.rounds(); i++) {
                round(queries, latencies, CALLS);
                latencies.forEach(Latencies::endRound);
            }
            out.println(String.format(
                    Locale.ROOT,
                    "%,d calls in each round; %.0f rows each of %,d.",
                    CALLS,
                    (double) rows / settings.rounds() / CALLS / queries.size(),
                    stored.size()));
            out.println();
            print(latencies, out);
        } finally {
            for (SmallQuery query : queries) {
                query.close();
            }
        }
    }

    private void round(List<SmallQuery> queries, List<Latencies> latencies, int calls) throws Exception {
        Random random = new Random(SEED);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            order.add(i);
        }
        for (int i = 0; i < calls; i++) {
            String device = Readings.device(random.nextInt(Readings.DEVICES));
            Instant from = Readings.START.plus(Duration.ofDays(random.nextInt(DAYS)));
            Collections.shuffle(order, random);
            for (int index : order) {
                call(queries.get(index), latencies.get(index), device, from);
            }
        }
    }

    private void call(SmallQuery query, Latencies latencies, String device, Instant from) throws Exception {
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long cpu = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        List<MetricData> found = query.ask(device, from, from.plus(Duration.ofDays(1)));
        long end = System.nanoTime();
        latencies.add(
                end - start, threads.getCurrentThreadCpuTime() - cpu, threads.getCurrentThreadAllocatedBytes() - bytes);
        rows += found.size();
    }

    private static void print(List<Latencies> all, PrintStream out) {
        Latencies baseline = all.get(0);
        out.println("| how | p50 | min – max | p99 | min – max | × " + baseline.name()
                + " at p50 | at p99 | client CPU per call | bytes allocated per call |");
        out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        all.forEach(latencies -> out.println(latencies.line(baseline)));
        out.println();
    }

    /** What the calls of one contender took. */
    private static final class Latencies {

        private final SmallQuery query;
        private final List<Double> medians = new ArrayList<>();
        private final List<Double> tails = new ArrayList<>();
        private long[] nanoseconds = new long[WARM_UP_CALLS];
        private int calls;
        private long allCalls;
        private long cpu;
        private long bytes;

        Latencies(SmallQuery query) {
            this.query = query;
        }

        String name() {
            return query.name();
        }

        void add(long duration, long cpuTime, long allocated) {
            nanoseconds[calls++] = duration;
            allCalls++;
            cpu += cpuTime;
            bytes += allocated;
        }

        void forget() {
            calls = 0;
            allCalls = 0;
            cpu = 0;
            bytes = 0;
        }

        void endRound() {
            Arrays.sort(nanoseconds, 0, calls);
            medians.add(nanoseconds[calls / 2] / 1e3);
            tails.add(nanoseconds[calls * 99 / 100] / 1e3);
            nanoseconds = new long[WARM_UP_CALLS];
            calls = 0;
        }

        String line(Latencies baseline) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %.0f µs | %s | %.0f µs | %s | %.2f | %.2f | %.0f µs | %,d |",
                    name(),
                    Results.median(medians, value -> value),
                    spread(medians),
                    Results.median(tails, value -> value),
                    spread(tails),
                    ratio(medians, baseline.medians),
                    ratio(tails, baseline.tails),
                    cpu / 1e3 / allCalls,
                    bytes / allCalls);
        }

        private static String spread(List<Double> values) {
            return String.format(Locale.ROOT, "%.0f – %.0f", Collections.min(values), Collections.max(values));
        }

        private static double ratio(List<Double> values, List<Double> others) {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                ratios.add(values.get(i) / others.get(i));
            }
            return Results.median(ratios, value -> value);
        }
    }
}
