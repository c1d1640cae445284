package io.github.timescale4j.benchmarks.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lets contenders run in turn: each once in each round, in the opposite order in every other round. */
final class Comparison {

    /** What is done around each run without being measured. */
    interface Ground {
        void prepare(Contender contender) throws Exception;

        void check(long rows) throws Exception;
    }

    private final Meter meter;
    private final Settings settings;
    private final Ground ground;

    Comparison(Meter meter, Settings settings, Ground ground) {
        this.meter = meter;
        this.settings = settings;
        this.ground = ground;
    }

    /** Gives what each run cost, by contender, in the order of the rounds. */
    Map<Contender, List<Cost>> run(List<Contender> contenders, List<MetricData> rows) throws Exception {
        List<Lane> lanes = new ArrayList<>();
        for (Contender contender : contenders) {
            Lane lane = new Lane(contender, Readings.thin(rows, contender.divisor()), new ArrayList<>());
            List<MetricData> some = Readings.thin(rows, Math.max(contender.divisor(), Settings.WARM_UP_DIVISOR));
            for (int i = 0; i < Settings.WARM_UPS; i++) {
                once(contender, some);
            }
            lanes.add(lane);
        }
        List<Lane> order = new ArrayList<>(lanes);
        for (int round = 0; round < settings.rounds(); round++) {
            for (Lane lane : order) {
                lane.costs().add(once(lane.contender(), lane.rows()));
            }
            Collections.reverse(order);
        }
        Map<Contender, List<Cost>> costs = new LinkedHashMap<>();
        lanes.forEach(lane -> costs.put(lane.contender(), lane.costs()));
        return costs;
    }

    /** A contender with its rows, and what its runs have cost. */
    private record Lane(Contender contender, List<MetricData> rows, List<Cost> costs) {}

    private Cost once(Contender contender, List<MetricData> rows) throws Exception {
        ground.prepare(contender);
        Cost cost;
        try (Run run = contender.opening().open(rows)) {
            cost = meter.measure(run);
        } catch (Exception e) {
            throw new IllegalStateException(contender.name() + " failed", e);
        }
        if (cost.rows() != rows.size()) {
            throw new IllegalStateException(
                    contender.name() + " moved " + cost.rows() + " rows instead of " + rows.size());
        }
        ground.check(cost.rows());
        return cost;
    }
}
