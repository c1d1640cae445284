package io.github.timescale4j.benchmarks.compare;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Prints what runs cost as a table of Markdown. */
final class Results {

    private final Map<Contender, List<Cost>> costs;
    private final Contender baseline;

    Results(Map<Contender, List<Cost>> costs) {
        this.costs = costs;
        this.baseline = costs.keySet().iterator().next();
    }

    void print(PrintStream out) {
        out.println("| how | connections | rows | rows/s | min – max | × "
                + baseline.name().replace("*", "")
                + " | × best of the others | server CPU s per million | client CPU s per million"
                + " | bytes allocated per row |");
        out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        costs.forEach((contender, runs) -> out.println(line(contender, runs)));
        out.println();
    }

    private String line(Contender contender, List<Cost> runs) {
        double[] rates = runs.stream().mapToDouble(Cost::rowsPerSecond).sorted().toArray();
        Contender best = bestOfTheOthers(contender);
        return String.format(
                Locale.ROOT,
                "| %s | %d | %,d | %s | %s – %s | %s | %s | %s | %s | %s |",
                contender.name(),
                contender.connections(),
                runs.get(0).rows(),
                thousands(median(runs, Cost::rowsPerSecond)),
                thousands(rates[0]),
                thousands(rates[rates.length - 1]),
                number("%.2f", ratio(contender, baseline)),
                best == null ? "" : number("%.2f", ratio(contender, best)),
                number("%.2f", median(runs, cost -> cost.perMillion(cost.serverCpu()))),
                number("%.2f", median(runs, cost -> cost.perMillion(cost.clientCpu()))),
                number("%.0f", median(runs, cost -> cost.bytes() / cost.rows())));
    }

    /** The fastest over as many connections: for ours of those that are not, for theirs of all but itself. */
    private @Nullable Contender bestOfTheOthers(Contender contender) {
        return costs.keySet().stream()
                .filter(other -> !other.equals(contender)
                        && !(other.ours() && contender.ours())
                        && other.connections() == contender.connections())
                .max(Comparator.comparingDouble(other -> median(runs(other), Cost::rowsPerSecond)))
                .orElse(null);
    }

    /** The median of the ratios of each round: what slowed a whole round down does not count. */
    private double ratio(Contender one, Contender other) {
        return median(ratios(one, other), ratio -> ratio);
    }

    List<Double> ratios(Contender one, Contender other) {
        List<Cost> runs = runs(one);
        List<Cost> others = runs(other);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            ratios.add(runs.get(i).rowsPerSecond() / others.get(i).rowsPerSecond());
        }
        return ratios;
    }

    private List<Cost> runs(Contender contender) {
        return costs.getOrDefault(contender, List.of());
    }

    @Nullable
    Contender find(String name, int connections) {
        return costs.keySet().stream()
                .filter(contender -> contender.is(name, connections))
                .findFirst()
                .orElse(null);
    }

    static <T> double median(List<T> values, ToDoubleFunction<T> number) {
        double[] sorted = values.stream().mapToDouble(number).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String thousands(double rate) {
        return String.format(Locale.ROOT, "%,.0f k", rate / 1_000);
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
    }
}
