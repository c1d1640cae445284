package io.github.timescale4j.operations.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is wrong with a database or its backups, planted one fault at a time: verify-timescale.sh has to find each of them. */
@Tag("native")
class PlantedFaultsNativeIT {

    private static Drill drill;

    @BeforeAll
    static void nothingIsFoundWhereNothingIsWrong() throws IOException, SQLException {
        drill = new Drill("faults");
        Result made = drill.backup("--type", "full", "--fingerprint", "/mnt/sound.txt");
        assertThat(made.code()).as(made.toString()).isZero();
        drill.source().waitForArchive();
        Result sound = drill.verify("faults", "--fingerprint", "/mnt/sound.txt");
        assertThat(sound.code()).as(sound.toString()).isZero();
        assertThat(sound.out())
                .contains("ok    files", "ok    wal", "ok    archiving", "ok    amcheck", "ok    fingerprint");
    }

    @AfterAll
    static void end() {
        if (drill != null) {
            drill.close();
        }
    }

    @Test
    void aBackupThatIsTooOld() {
        assertFails(drill.verify("faults", "--backups", "--quick", "--max-age", "1s"), "age", "ended 0 h");
    }

    @Test
    void anArchiveCommandThatFails() throws Exception {
        drill.source().execute("ALTER SYSTEM SET archive_command = 'false'");
        drill.source().execute("SELECT pg_reload_conf()");
        try {
            drill.source().execute("SELECT pg_create_restore_point('archived'), pg_switch_wal()");
            await("the archiver's failure")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> drill.source()
                            .ask("SELECT last_failed_time > last_archived_time FROM pg_stat_archiver")
                            .equals("t"));
            assertFails(drill.verify("faults", "--instance-only", "--quick"), "archiving", "it fails: 0000000");
        } finally {
            drill.source().execute("ALTER SYSTEM RESET archive_command");
            drill.source().execute("SELECT pg_reload_conf()");
        }
        drill.source().waitForArchive();
    }

    @Test
    void aSegmentOfTheArchiveThatIsGone() throws Exception {
        for (int i = 0; i < 3; i++) {
            drill.source().execute("SELECT pg_create_restore_point('gap')");
            drill.source().waitForArchive();
        }
        String directory = "archive/faults/17-1/0000000100000000";
        List<String> segments =
                drill.repo("repo-ls", directory).lines().sorted().toList();
        drill.repo("repo-rm", directory + "/" + segments.get(segments.size() - 2));
        assertFails(drill.verify("faults", "--backups"), "wal", "WAL is missing between 0000000");
        drill.instance("short");
        Result cut = drill.restore("short", "--backup-id", "latest", "--target-time", "end", "--quick");
        assertThat(cut.code()).as(cut.toString()).isOne();
        assertThat(cut.err()).contains("FAIL  end").contains("WAL is missing");
        assertThat(drill.path("short")).doesNotExist();

        Result backup = drill.backup("--type", "full", "--backup-id", "after-the-gap");
        assertThat(backup.code()).as(backup.toString()).isZero();
        Result afterwards = drill.verify("faults", "--backups");
        assertThat(afterwards.code()).as(afterwards.toString()).isZero();
        assertThat(afterwards.out())
                .contains("ok    wal               none is missing since the newest backup. Before it some is");
    }

    @Test
    void aLibraryThatIsNewerThanTheDatabase() throws Exception {
        drill.source().close();
        drill.startSourceWithNewerExtension();
        try {
            assertFails(
                    drill.verify("faults", "--instance-only", "--quick"),
                    "extension",
                    "and the installed library is 99.0.0");
        } finally {
            drill.whileSourceIsStopped(() -> {});
        }
    }

    @Test
    void aLibraryThatIsGone() throws Exception {
        drill.copyDatabase("gone");
        drill.source().executeIn("gone", "UPDATE pg_extension SET extversion = '2.0.0' WHERE extname = 'timescaledb'");
        assertFails(drill.verify("gone", "--instance-only", "--quick"), "connection", "the database does not: ");
    }

    @Test
    void aChunkWithoutATable() throws Exception {
        drill.copyDatabase("tableless");
        drill.source()
                .executeIn(
                        "tableless",
                        "SET timescaledb.restoring = on; DROP TABLE _timescaledb_internal._hyper_1_2_chunk");
        assertFails(
                drill.verify("tableless", "--instance-only", "--quick"),
                "chunks",
                "public.readings has 7 chunks, of which 6 are there");
    }

    @Test
    void aChunkWithoutAFile() throws Exception {
        drill.copyDatabase("fileless");
        Path file = drill.fileOf("fileless", "_timescaledb_internal._hyper_1_1_chunk");
        drill.source().execute("CHECKPOINT");
        Files.delete(file);
        assertFails(
                drill.verify("fileless", "--instance-only", "--quick"),
                "chunks",
                "the file of chunk _timescaledb_internal._hyper_1_1_chunk is missing");
    }

    @Test
    void aDatabaseThatWasNotFullyRestoredFromADump() throws Exception {
        drill.copyDatabase("restoring");
        drill.source().executeIn("restoring", "SELECT timescaledb_pre_restore()");
        assertFails(
                drill.verify("restoring", "--instance-only", "--quick"),
                "restoring",
                "timescaledb_post_restore() was not");
    }

    @Test
    void aDatabaseWithoutHypertables() throws Exception {
        drill.copyDatabase("bare");
        drill.source().executeIn("bare", "DROP TABLE readings");
        assertFails(drill.verify("bare", "--instance-only", "--quick"), "hypertables", "0 hypertables");
    }

    /** The Apache edition has no function that makes a job, so it is written into the catalog. */
    @Test
    void jobsThatFailedAreNotScheduledOrOverdue() throws Exception {
        drill.copyDatabase("jobs");
        drill.source().executeIn("jobs", "SELECT _timescaledb_functions.stop_background_workers()");
        plantJob(1001, "false", "true", "'infinity'");
        plantJob(1002, "true", "false", "'infinity'");
        plantJob(1003, "true", "true", "now() - interval '1 hour'");
        plantJob(1004, "true", "true", "'infinity'");
        Result verified = drill.verify("jobs", "--instance-only", "--quick");
        assertFails(verified, "jobs", "1001 planted is not scheduled, 1002 planted failed last time\n");
        assertFails(verified, "scheduler", "overdue by five minutes: 1003\n");
    }

    private static void plantJob(int id, String scheduled, String succeeded, String next) throws SQLException {
        drill.source().executeIn("jobs", """
                        INSERT INTO _timescaledb_config.bgw_job (id, application_name, schedule_interval, max_runtime, max_retries,
                            retry_period, proc_schema, proc_name, owner, scheduled, fixed_schedule)
                        VALUES (%1$d, 'planted', '1 day', '0', 3, '1 hour', 'public', 'planted', 'postgres', %2$s, false);
                        INSERT INTO _timescaledb_internal.bgw_job_stat
                        VALUES (%1$d, now(), now(), %4$s, now(), %3$s, 1, '1 s', '0', 1, 0, 0, 0, 0, 0)
                        """.formatted(id, scheduled, succeeded, next));
    }

    @Test
    void anIndexWhoseOrderIsWrong() throws Exception {
        drill.copyDatabase("disorder");
        drill.source().executeIn("disorder", """
                        CREATE FUNCTION compare(bigint, bigint) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT btint8cmp($1, $2)';
                        CREATE OPERATOR CLASS fickle FOR TYPE bigint USING btree AS
                          OPERATOR 1 < (bigint, bigint), OPERATOR 2 <= (bigint, bigint), OPERATOR 3 = (bigint, bigint),
                          OPERATOR 4 >= (bigint, bigint), OPERATOR 5 > (bigint, bigint), FUNCTION 1 compare(bigint, bigint);
                        CREATE INDEX fickle ON _timescaledb_internal._hyper_1_1_chunk (id fickle);
                        CREATE OR REPLACE FUNCTION compare(bigint, bigint) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT btint8cmp($2, $1)'
                        """);
        assertFails(drill.verify("disorder", "--instance-only"), "amcheck", "fickle");
    }

    @Test
    void contentsThatDiffer() throws Exception {
        drill.copyDatabase("changed");
        drill.source().executeIn("changed", "UPDATE readings SET value = value + 1 WHERE id = 30000");
        assertFails(
                drill.verify("changed", "--instance-only", "--quick", "--fingerprint", "/mnt/sound.txt"),
                "fingerprint",
                "as many rows, 60000, but other contents");
    }

    @Test
    void aFingerprintOfNothing() throws Exception {
        drill.copyDatabase("empty");
        drill.source().executeIn("empty", "DELETE FROM readings");
        Result empty =
                drill.verify("empty", "--instance-only", "--quick", "--fingerprint", "/mnt/empty.txt", "--write");
        assertThat(empty.code()).as(empty.toString()).isOne();
        assertThat(empty.err()).contains("an empty fingerprint proves nothing");
        assertThat(drill.path("empty.txt")).doesNotExist();
    }

    /** Last of all, in a server of its own: pages stay damaged in its backups, too. */
    @Test
    void checksumsThatAreOffAndPagesThatAreDamaged() throws Exception {
        try (Drill damaged = new Drill("pages")) {
            damaged.whileSourceIsStopped(
                    () -> damaged.folder().succeed(Server.BIN + "pg_checksums", "--disable", "-D", "/mnt/pages"));
            assertFails(
                    damaged.verify("pages", "--instance-only", "--quick"), "checksums", "made without data checksums");
            Path file = damaged.fileOf("metrics", "_timescaledb_internal._hyper_1_1_chunk");
            damaged.whileSourceIsStopped(() -> {
                damaged.folder().succeed(Server.BIN + "pg_checksums", "--enable", "-D", "/mnt/pages");
                byte[] bytes = Files.readAllBytes(file);
                bytes[8192 + 4000] ^= 1;
                Files.write(file, bytes);
            });
            Result read = damaged.verify("pages", "--instance-only");
            assertFails(read, "amcheck", "invalid page in block 1 of relation");
            assertFails(
                    damaged.verify("pages", "--instance-only", "--quick"), "checksums", "pages had a wrong checksum");

            Result backup = damaged.backup("--backup-id", "damaged");
            assertThat(backup.code()).as(backup.toString()).isOne();
            assertThat(backup.err()).contains("the database is damaged. The backup was kept");
            assertFails(
                    damaged.verify("pages", "--backups"),
                    "pages",
                    "pages had wrong checksums when these backups were made");
            damaged.instance("restored");
            Result restored = damaged.restore("restored", "--backup-id", "damaged");
            assertThat(restored.code()).as(restored.toString()).isOne();
            assertThat(restored.err()).contains("FAIL  pages");
            assertThat(damaged.path("restored")).doesNotExist();
        }
    }

    private static void assertFails(Result verified, String check, String detail) {
        assertThat(verified.code()).as(verified.toString()).isOne();
        assertThat(verified.out()).containsPattern("(?m)^FAIL  " + check + " ").contains(detail);
    }
}
