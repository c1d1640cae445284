package io.github.timescale4j.operations.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
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

            drill.startSource();
            assertThat(drill.source().ask("SELECT count(*) FROM readings WHERE device <> 'load'"))
                    .isEqualTo("60000");
            assertThat(drill.source().ask("SELECT count(*) FROM readings WHERE device = 'load'"))
                    .isEqualTo(Integer.toString(load.all().size()));
            drill.source().execute("ALTER SYSTEM RESET archive_mode");
            drill.source().close();
            drill.startSource();
            drill.writeConfiguration();
            Result again = drill.backup("--type", "full", "--backup-id", "after");
            assertThat(again.code()).as(again.toString()).isZero();
        }
    }

    @Test
    void verifyCatchesWhatIsWrongWithADatabase() throws Exception {
        try (Drill drill = new Drill("faults")) {
            assertThat(drill.backup("--type", "full", "--fingerprint", "/mnt/sound.txt")
                            .code())
                    .isZero();
            Result sound = drill.verify("faults", "--fingerprint", "/mnt/sound.txt");
            assertThat(sound.code()).as(sound.toString()).isZero();

            Result old = drill.verify("faults", "--backups", "--quick", "--max-age", "1s");
            assertThat(old.code()).as(old.toString()).isOne();
            assertThat(old.out()).contains("FAIL  age");

            drill.source().execute("UPDATE readings SET value = value + 1 WHERE id = 30000");
            Result changed = drill.verify("faults", "--instance-only", "--fingerprint", "/mnt/sound.txt");
            assertThat(changed.code()).as(changed.toString()).isOne();
            assertThat(changed.out()).contains("FAIL  fingerprint", "as many rows, 60000, but other contents");

            String file = drill.source()
                    .ask("SELECT pg_relation_filepath(format('%I.%I', chunk_schema, chunk_name)::regclass)"
                            + " FROM timescaledb_information.chunks ORDER BY range_start LIMIT 1");
            Path chunk = drill.path("faults").resolve(file);
            drill.source().execute("CHECKPOINT");
            Files.move(chunk, chunk.resolveSibling("moved"));
            Result missing = drill.verify("faults", "--instance-only", "--quick");
            Files.move(chunk.resolveSibling("moved"), chunk);
            assertThat(missing.code()).as(missing.toString()).isOne();
            assertThat(missing.out())
                    .contains("FAIL  chunks", "the file of chunk _timescaledb_internal._hyper_1_1_chunk is missing");

            drill.source().execute("DELETE FROM readings");
            Result empty =
                    drill.verify("faults", "--instance-only", "--quick", "--fingerprint", "/mnt/empty.txt", "--write");
            assertThat(empty.code()).as(empty.toString()).isOne();
            assertThat(empty.err()).contains("an empty fingerprint proves nothing");
            assertThat(drill.path("empty.txt")).doesNotExist();

            drill.source().execute("DROP TABLE readings");
            Result bare = drill.verify("faults", "--instance-only", "--quick");
            assertThat(bare.code()).as(bare.toString()).isOne();
            assertThat(bare.out()).contains("FAIL  hypertables");
        }
    }
}
