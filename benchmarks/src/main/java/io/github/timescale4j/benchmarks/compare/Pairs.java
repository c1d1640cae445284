package io.github.timescale4j.benchmarks.compare;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Compares two contenders at a time, by the ratios of their rates in each round. */
final class Pairs {

    private final Results results;
    private final List<String> lines = new ArrayList<>();

    Pairs(Results results) {
        this.results = results;
    }

    /** Compares the first with the second, if both have run. */
    Pairs pair(String name, int connections, String otherName, int otherConnections) {
        Contender one = results.find(name, connections);
        Contender other = results.find(otherName, otherConnections);
        if (one != null && other != null) {
            List<Double> ratios = results.ratios(one, other);
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.2f | %.2f – %.2f |",
                    label(one),
                    label(other),
                    Results.median(ratios, ratio -> ratio),
                    ratios.stream().mapToDouble(ratio -> ratio).min().orElseThrow(),
                    ratios.stream().mapToDouble(ratio -> ratio).max().orElseThrow()));
        }
        return this;
    }

    private static String label(Contender contender) {
        return contender.name() + (contender.connections() == 1 ? "" : ", " + contender.connections() + " connections");
    }

    void print(PrintStream out) {
        if (!lines.isEmpty()) {
            out.println("| this | against | ratio | min – max |");
            out.println("| --- | --- | --- | --- |");
            lines.forEach(out::println);
            out.println();
        }
    }
}
