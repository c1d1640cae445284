package com.example.devicemetrics;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;

/**
 * What this host can say about itself. Each reading belongs to a device of its own ({@code myhost-cpu}, {@code myhost-memory}), so
 * that an hourly average never mixes percents with bytes.
 */
class HostReadings {

    private final String host = hostName();
    private final HardwareAbstractionLayer hardware = new SystemInfo().getHardware();
    private final CentralProcessor processor = hardware.getProcessor();
    private final List<NetworkIF> network = hardware.getNetworkIFs();
    private long[] ticks = processor.getSystemCpuLoadTicks();
    private @Nullable Totals before;

    /** Counters that only grow, and when they were read. */
    private record Totals(Instant at, long received, long sent, long read, long written) {}

    List<MetricData> read(Instant now) {
        List<MetricData> readings = new ArrayList<>();
        GlobalMemory memory = hardware.getMemory();
        Runtime jvm = Runtime.getRuntime();
        add(readings, now, "cpu", "load_percent", cpuLoad() * 100);
        add(readings, now, "memory", "used_bytes", (double) (memory.getTotal() - memory.getAvailable()));
        add(readings, now, "jvm-heap", "used_bytes", (double) (jvm.totalMemory() - jvm.freeMemory()));
        add(
                readings,
                now,
                "jvm-threads",
                "threads",
                ManagementFactory.getThreadMXBean().getThreadCount());
        Totals totals = totals(now);
        Totals previous = before;
        if (previous != null && totals.at().isAfter(previous.at())) {
            double seconds = Duration.between(previous.at(), totals.at()).toNanos() / 1e9;
            add(readings, now, "network-in", "bytes_per_second", (totals.received() - previous.received()) / seconds);
            add(readings, now, "network-out", "bytes_per_second", (totals.sent() - previous.sent()) / seconds);
            add(readings, now, "disk-read", "bytes_per_second", (totals.read() - previous.read()) / seconds);
            add(readings, now, "disk-write", "bytes_per_second", (totals.written() - previous.written()) / seconds);
        }
        before = totals;
        return readings;
    }

    private void add(List<MetricData> readings, Instant now, String part, String type, double value) {
        readings.add(new MetricData(now, host + "-" + part, type, value));
    }

    private double cpuLoad() {
        long[] earlier = ticks;
        ticks = processor.getSystemCpuLoadTicks();
        return processor.getSystemCpuLoadBetweenTicks(earlier, ticks);
    }

    private Totals totals(Instant now) {
        long received = 0;
        long sent = 0;
        for (NetworkIF card : network) {
            card.updateAttributes();
            received += card.getBytesRecv();
            sent += card.getBytesSent();
        }
        long read = 0;
        long written = 0;
        for (var disk : hardware.getDiskStores()) {
            read += disk.getReadBytes();
            written += disk.getWriteBytes();
        }
        return new Totals(now, received, sent, read, written);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
