package io.github.timescale4j.benchmarks.compare;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Linux knows of the processes of this machine. */
final class LocalProcesses {

    private static final Path PROC = Path.of("/proc");
    /** Fields of {@code /proc/<pid>/stat}, counted from the one after the name. */
    private static final int PARENT = 1;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;
    /** The clock of {@code stat}, the same on all machines of today. */
    private static final double TICKS_PER_SECOND = 100;

    private LocalProcesses() {}

    /** The CPU time of each thread of a process, in nanoseconds; empty where the system does not tell. */
    static Map<String, Long> threadNanoseconds(long process) throws IOException {
        Map<String, Long> times = new HashMap<>();
        Path threads = PROC.resolve(process + "/task");
        if (Files.isDirectory(threads)) {
            try (DirectoryStream<Path> each = Files.newDirectoryStream(threads)) {
                for (Path thread : each) {
                    addNanoseconds(thread, times);
                }
            }
        }
        return times;
    }

    private static void addNanoseconds(Path thread, Map<String, Long> times) {
        try {
            String first = Files.readString(thread.resolve("schedstat")).split(" ", -1)[0];
            times.put(thread.getFileName().toString(), Long.parseLong(first));
        } catch (IOException e) {
            times.remove(thread.getFileName().toString()); // it has ended meanwhile
        }
    }

    /** The CPU time of one process, in seconds. */
    private static double cpuSeconds(long process) throws IOException {
        String[] fields = fields(process);
        return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) / TICKS_PER_SECOND;
    }

    /** The CPU time of all children of a process, those that have ended included, in seconds. */
    static double childrenCpuSeconds(long process) throws IOException {
        String[] own = fields(process);
        double seconds = (Long.parseLong(own[CHILDREN_USER]) + Long.parseLong(own[CHILDREN_SYSTEM])) / TICKS_PER_SECOND;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path other : processes) {
                seconds += cpuSecondsIfChild(Long.parseLong(other.getFileName().toString()), process);
            }
        }
        return seconds;
    }

    private static double cpuSecondsIfChild(long process, long parent) {
        try {
            return Long.parseLong(fields(process)[PARENT]) == parent ? cpuSeconds(process) : 0;
        } catch (IOException e) {
            return 0; // it has ended meanwhile, and its parent knows what it took
        }
    }

    /** The parent of a process if both have this name; {@code null} if there is none such here. */
    static @Nullable Long parent(long process, String name) {
        try {
            long parent = Long.parseLong(fields(process)[PARENT]);
            return name(process).equals(name) && name(parent).equals(name) ? parent : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static String name(long process) throws IOException {
        return Files.readString(PROC.resolve(process + "/comm")).strip();
    }

    private static String[] fields(long process) throws IOException {
        String stat = Files.readString(PROC.resolve(process + "/stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    }

    /** How much memory the machine has. */
    static String memory() {
        try {
            for (String line : Files.readAllLines(PROC.resolve("meminfo"))) {
                if (line.startsWith("MemTotal:")) {
                    long kibibytes = Long.parseLong(line.replaceAll("\\D", ""));
                    return String.format(Locale.ROOT, "%d GiB", Math.round(kibibytes / 1_048_576.0));
                }
            }
        } catch (IOException e) {
            return "unknown size";
        }
        return "unknown size";
    }
}
