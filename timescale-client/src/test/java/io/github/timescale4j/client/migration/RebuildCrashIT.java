package io.github.timescale4j.client.migration;

import java.util.List;

/** Migrations that make an aggregate anew. Beside {@link SecondPhaseCrashIT}, because both take long, and classes run at the same time. */
class RebuildCrashIT extends CrashMatrix {

    static List<CrashScenario> everyScenario() {
        return CrashScenarios.ofRebuilds();
    }
}
