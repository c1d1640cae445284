package io.github.timescale4j.spring.observation;

import io.github.timescale4j.client.migration.MigrationMode;
import io.github.timescale4j.spring.migration.SchemaMigrationObserver;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Locale;

/** Makes one observation of the migration, in whose scope it runs. */
final class ObservedMigration implements SchemaMigrationObserver {

    private static final String OUTCOME = "outcome";

    private final ObservationRegistry registry;

    ObservedMigration(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    @SuppressWarnings("try")
    public void observe(MigrationMode mode, Runnable migration) {
        Observation observation = Observation.createNotStarted("timescale.migration", registry)
                .contextualName("migration")
                .lowCardinalityKeyValue("mode", mode.name().toLowerCase(Locale.ROOT))
                .lowCardinalityKeyValue(OUTCOME, "error")
                .start();
        try (Observation.Scope scope = observation.openScope()) {
            migration.run();
            observation.lowCardinalityKeyValue(OUTCOME, "success");
        } catch (RuntimeException e) {
            observation.error(e);
            throw e;
        } finally {
            observation.stop();
        }
    }
}
