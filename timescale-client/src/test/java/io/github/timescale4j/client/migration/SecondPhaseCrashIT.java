package io.github.timescale4j.client.migration;

import java.util.List;

/** Migrations that go on after their transaction. Beside {@link TransactionCrashIT}, because both take long, and classes run at the same time. */
class SecondPhaseCrashIT extends CrashMatrix {

    static List<CrashScenario> everyScenario() {
        return CrashScenarios.ofTwoPhases();
    }
}
