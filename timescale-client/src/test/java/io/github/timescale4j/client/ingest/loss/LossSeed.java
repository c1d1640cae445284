package io.github.timescale4j.client.ingest.loss;

import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.TestInfo;

/** Where a run's chances come from: {@code -Dloss.seed=…} repeats one. Which thread is faster is no chance of it. */
final class LossSeed {

    private LossSeed() {}

    @SuppressWarnings("SystemOut") // where it is found when a test has failed
    static long of(TestInfo test) {
        long seed = Long.getLong("loss.seed", ThreadLocalRandom.current().nextLong());
        System.out.println(test.getDisplayName() + ": -Dloss.seed=" + seed);
        return seed;
    }
}
