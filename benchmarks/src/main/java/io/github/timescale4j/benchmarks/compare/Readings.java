package io.github.timescale4j.benchmarks.compare;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Rows of seven days in the order of their time, the same ones in each run. */
public final class Readings {

    /** How many devices there are. */
    public static final int DEVICES = 1_000;

    /** The time of the first row. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final long SEED = 20_260_101;
    private static final long MICROSECONDS = 7L * 24 * 60 * 60 * 1_000_000;
    private static final String[] METRICS = {"temperature", "humidity", "pressure", "voltage"};

    private Readings() {}

    /**
     * Makes rows.
     *
     * @param count how many
     * @return the rows
     */
    public static List<MetricData> generate(int count) {
        Random random = new Random(SEED);
        String[] devices = new String[DEVICES];
        for (int i = 0; i < DEVICES; i++) {
            devices[i] = device(i);
        }
        List<MetricData> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rows.add(new MetricData(
                    time(i, count),
                    devices[random.nextInt(DEVICES)],
                    METRICS[random.nextInt(METRICS.length)],
                    Math.round(random.nextGaussian() * 1_000) / 100.0));
        }
        return rows;
    }

    /** The time of a row, with microseconds. */
    static Instant time(long row, long count) {
        long offset = (long) ((double) row / count * MICROSECONDS);
        return START.plusSeconds(offset / 1_000_000).plusNanos(offset % 1_000_000 * 1_000);
    }

    static String device(int number) {
        return String.format(Locale.ROOT, "device-%04d", number);
    }

    /** Every so-and-so-many-th row, so that all days remain. */
    static List<MetricData> thin(List<MetricData> rows, int divisor) {
        if (divisor == 1) {
            return rows;
        }
        List<MetricData> fewer = new ArrayList<>(rows.size() / divisor + 1);
        for (int i = 0; i < rows.size(); i += divisor) {
            fewer.add(rows.get(i));
        }
        return fewer;
    }
}
