package io.github.timescale4j.benchmarks.compare;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The groups of contenders, by name. */
public final class Groups {

    /** What is measured together. */
    @FunctionalInterface
    interface Group {
        void run(PrintStream out) throws Exception;
    }

    private Groups() {}

    /**
     * Runs some.
     *
     * @param names their names, separated by commas
     * @param out where tables are printed
     * @throws IllegalArgumentException if a name is not known
     * @throws Exception if one cannot be run, or loses a row
     */
    public static void run(String names, PrintStream out) throws Exception {
        Settings settings = Settings.read();
        try (Server server = Server.open()) {
            Meter meter = new Meter(server);
            Map<String, Group> groups = new LinkedHashMap<>();
            groups.put("ingest", new IngestGroup(server, meter, settings)::runAll);
            groups.put("writer", new IngestGroup(server, meter, settings)::runWriters);
            groups.put("read", new ReadGroup(server, meter, settings));
            groups.put("small", new SmallGroup(server, settings));
            groups.put("memory", new MemoryGroup(server, settings));
            Map<String, Group> wanted = new LinkedHashMap<>();
            for (String name : names.split(",", -1)) {
                Group group = groups.get(name);
                if (group == null) {
                    throw new IllegalArgumentException("no group '" + name + "': there are " + groups.keySet());
                }
                wanted.put(name, group);
            }
            out.println();
            out.println(server.describe());
            for (Map.Entry<String, Group> group : wanted.entrySet()) {
                run(group.getKey(), group.getValue(), out);
            }
        }
    }

    private static void run(String name, Group group, PrintStream out) throws Exception {
        long start = System.nanoTime();
        out.println();
        out.println("### " + name);
        out.println();
        group.run(out);
        out.println(String.format(Locale.ROOT, "(%s took %.0f s)", name, (System.nanoTime() - start) / 1e9));
    }
}
