package io.github.timescale4j.operations.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole runbook: a database in use is backed up, destroyed, restored, verified and in use again. */
@Tag("native")
class DestroyedSourceNativeIT {

    @Test
    void aDestroyedDatabaseIsRestoredWithEveryRowThatWasArchived() throws Exception {
        try (Drill drill = new Drill("plant")) {
            assertThat(drill.backup("--type", "full").code()).isZero();
            Load load = new Load(drill.source(), 1);
            try (load) {
                await().atMost(Duration.ofSeconds(60)).until(() -> load.count() >= 500);
            }
            drill.source().waitForArchive();
            Result sound = drill.verify("plant");
            assertThat(sound.code()).as(sound.toString()).isZero();

            drill.destroySource();
            assertThat(drill.path("plant")).doesNotExist();
            Result unreachable = drill.verify("plant", "--instance-only");
            assertThat(unreachable.code()).as(unreachable.toString()).isEqualTo(3);

            Result restored = drill.restore("plant", "--backup-id", "latest", "--target-time", "end");
            assertThat(restored.code()).as(restored.toString()).isZero();
            assertThat(restored.err()).contains("ok    end               recovery reached the last segment");

            drill.startSource();
            assertThat(drill.source().ask("SELECT count(*) FROM readings WHERE device <> 'load'"))
                    .isEqualTo("60000");
            assertThat(drill.source().ask("SELECT count(*) FROM readings WHERE device = 'load'"))
                    .isEqualTo(Integer.toString(load.all().size()));
            drill.source().execute("ALTER SYSTEM RESET archive_mode");
            drill.whileSourceIsStopped(() -> {});
            Result again = drill.backup("--type", "full", "--backup-id", "after");
            assertThat(again.code()).as(again.toString()).isZero();
        }
    }
}
