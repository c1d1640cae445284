package io.github.timescale4j.operations.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The scripts against a real server, a real pgBackRest, and a stand-in for S3 over TLS. */
@Tag("native")
class BackupAndRestoreNativeIT {

    private static Drill drill;
    private static String firstLabel;
    private static String secondLabel;

    @BeforeAll
    static void makeTwoBackups() throws IOException, SQLException {
        drill = new Drill("prod");
        Result first = drill.backup("--backup-id", "first", "--type", "full", "--fingerprint", "/mnt/first.txt");
        assertThat(first.code()).as(first.toString()).isZero();
        firstLabel = label(first);
        drill.source()
                .execute(
                        "INSERT INTO readings SELECT timestamptz '2026-02-01 00:00:00+00', 'late', n, n FROM generate_series(1, 500) AS n");
        Result second =
                drill.backup("--backup-id", "second", "--type", "incr", "--fingerprint", "/mnt/second.txt", "--slices");
        assertThat(second.code()).as(second.toString()).isZero();
        secondLabel = label(second);
        assertThat(secondLabel).startsWith(firstLabel + "_").endsWith("I");
    }

    @AfterAll
    static void end() {
        if (drill != null) {
            drill.close();
        }
    }

    @Test
    void aFullBackupIsRestoredByTheIdThatItWasGiven() throws Exception {
        drill.instance("given");
        Result restored = drill.restore("given", "--backup-id", "first", "--fingerprint", "/mnt/first.txt");
        assertThat(restored.code()).as(restored.toString()).isZero();
        assertThat(restored.err()).contains("ok    fingerprint", "ok    amcheck", "ok    chunks", "ok    pages");
        assertThat(restored.out()).contains("Next:");
        try (Server copy = drill.server("given")) {
            assertThat(copy.ask("SELECT count(*) FROM readings")).isEqualTo("60000");
            assertThat(copy.ask("SHOW archive_mode")).isEqualTo("off");
            assertThat(copy.ask("SHOW restore_command")).isEmpty();
            copy.execute("INSERT INTO readings VALUES (now(), 'after', 1, 1)");
        }
    }

    @Test
    void anIncrementalBackupIsRestoredByItsLabel() throws Exception {
        drill.instance("label");
        Result restored =
                drill.restore("label", "--backup-id", secondLabel, "--fingerprint", "/mnt/second.txt", "--json");
        assertThat(restored.code()).as(restored.toString()).isZero();
        assertThat(restored.out()).startsWith("{\"instance\":\"label\",\"backup\":\"" + secondLabel + "\"");
    }

    @Test
    void aCopyWithOtherContentsIsNotPutInPlace() throws Exception {
        drill.instance("other");
        Result restored = drill.restore("other", "--backup-id", "first", "--fingerprint", "/mnt/second.txt");
        assertThat(restored.code()).as(restored.toString()).isOne();
        assertThat(restored.err()).contains("FAIL  fingerprint", "public.readings 2026-02-01");
        assertThat(drill.names("other")).containsExactly("other.restore.lock");
    }

    @Test
    void aBackupWithoutAnIdHasItsMinute() throws Exception {
        Result made = drill.backup("--type", "incr", "--json");
        assertThat(made.code()).as(made.toString()).isZero();
        Matcher id = Pattern.compile("\"backup-id\":\"(\\d{4}(?:-\\d\\d){4})\"").matcher(made.out());
        assertThat(id.find()).as(made.out()).isTrue();
        assertThat(drill.backup("--backup-id", id.group(1)).code()).isEqualTo(4);
        drill.instance("minute");
        Result restored = drill.restore("minute", "--backup-id", id.group(1), "--quick");
        assertThat(restored.code()).as(restored.toString()).isZero();
    }

    @Test
    void everyRowAcknowledgedBeforeTheChosenMomentIsThereAndNoneAfterIt() throws Exception {
        Instant moment;
        Load load = new Load(drill.source(), 1);
        try (load) {
            awaitRows(load, 200);
            Result backup = drill.backup("--backup-id", "under-load", "--type", "full");
            assertThat(backup.code()).as(backup.toString()).isZero();
            awaitRows(load, load.count() + 200);
            moment = Instant.now().truncatedTo(ChronoUnit.MICROS);
            awaitRows(load, load.count() + 200);
            drill.source().waitForArchive();
            drill.instance("moment");
            int before = load.count();
            Result restored = drill.restore("moment", "--backup-id", "latest", "--target-time", moment.toString());
            assertThat(restored.code()).as(restored.toString()).isZero();
            assertThat(load.count()).as("the original is written to meanwhile").isGreaterThan(before);
        }
        drill.source().waitForArchive();

        Set<Long> there = drill.loaded("moment");
        assertThat(there).containsAll(load.acknowledgedBefore(moment));
        assertThat(load.begunAfter(moment)).isNotEmpty().doesNotContainAnyElementsOf(there);

        drill.instance("end");
        assertThat(drill.restore("end", "--backup-id", "under-load", "--target-time", "end", "--quick")
                        .code())
                .isZero();
        assertThat(drill.loaded("end")).containsAll(load.all());
    }

    @Test
    void nothingIsLostWhenS3IsAwayForAWhile() throws Exception {
        drill.instance("away");
        Load load = new Load(drill.source(), 1_000_000);
        try (load) {
            int failures = archiveFailures();
            drill.s3().stop();
            // Each of them tries for a while, so they do it at the same time.
            NativeFolder.Started restoring = drill.startRestore("away", "--backup-id", "latest");
            NativeFolder.Started backingUp = drill.startBackup("--backup-id", "away");
            NativeFolder.Started verifying = drill.startVerify("prod", "--backups", "--quick");
            awaitRows(load, 100);
            drill.source().execute("SELECT pg_switch_wal()");
            awaitRows(load, 200);
            await("the archiver's failure").atMost(Duration.ofSeconds(120)).until(() -> archiveFailures() > failures);
            Result unarchived = drill.verify("prod", "--instance-only", "--quick");
            assertThat(unarchived.code()).as(unarchived.toString()).isOne();
            assertThat(unarchived.out()).contains("FAIL  archiving");
            Result unverified = verifying.result();
            assertThat(unverified.code()).as(unverified.toString()).isEqualTo(3);
            assertThat(unverified.out()).contains("FAIL  repository");
            Result notRestored = restoring.result();
            assertThat(notRestored.code()).as(notRestored.toString()).isEqualTo(3);
            Result notMade = backingUp.result();
            assertThat(notMade.code()).as(notMade.toString()).isEqualTo(3);
        } finally {
            drill.s3().restart();
        }
        drill.source().waitForArchive();
        Result restored = drill.restore("away", "--backup-id", "latest", "--target-time", "end", "--quick");
        assertThat(restored.code()).as(restored.toString()).isZero();
        assertThat(drill.loaded("away")).containsAll(load.all());
    }

    @Test
    void aDamagedFileIsNamedAndIsNotRestored() throws Exception {
        Path file = drill.s3().largest(drill.repository() + "/backup/prod/" + firstLabel + "/");
        flipBytes(file);
        try {
            Result verified = drill.verify("prod", "--backups");
            assertThat(verified.code()).as(verified.toString()).isOne();
            assertThat(verified.out()).contains("FAIL  files", firstLabel + " is invalid", firstLabel + "/");

            drill.instance("damaged");
            Result restored = drill.restore("damaged", "--backup-id", "first");
            assertThat(restored.code()).as(restored.toString()).isOne();
            assertThat(drill.names("damaged")).containsExactly("damaged.restore.lock");
        } finally {
            flipBytes(file);
        }
        Result repaired = drill.verify("prod", "--backups");
        assertThat(repaired.code()).as(repaired.toString()).isZero();
    }

    @Test
    void aFullDiskLeavesNothingBehind() throws Exception {
        drill.instance("small", "pgdata=/media/small");
        Result restored = drill.restoreToSmallDisk(12, "small", "/media", "--backup-id", "first");
        assertThat(restored.code()).as(restored.toString()).isOne();
        assertThat(restored.err())
                .contains(
                        "and the disk of /media only 12 MB left", "/media/small is as it was", "/media has 0 MB left");
        assertThat(restored.out()).contains("left: small.restore.lock\n");
    }

    @Test
    void ofTwoRestoresAtOnceOneIsRefused() throws Exception {
        drill.instance("twice");
        NativeFolder.Started first = drill.startRestore("twice", "--backup-id", "first");
        awaitCopy("twice");
        Result second = drill.restore("twice", "--backup-id", "second");
        assertThat(second.code()).as(second.toString()).isEqualTo(4);
        assertThat(second.err()).contains("another restore to this target is running");
        Result winner = first.result();
        assertThat(winner.code()).as(winner.toString()).isZero();
    }

    @Test
    void aKilledRestoreIsRunAgain() throws Exception {
        drill.instance("killed");
        NativeFolder.Started first = drill.startRestore("killed", "--backup-id", "first");
        awaitCopy("killed");
        first.kill();
        Set<String> left = drill.names("killed.restore-");
        assertThat(left).hasSize(1);

        Result again = drill.restore("killed", "--backup-id", "first", "--fingerprint", "/mnt/first.txt", "--quick");
        assertThat(again.code()).as(again.toString()).isZero();
        assertThat(again.err())
                .contains("an earlier run left /mnt/" + left.iterator().next());
        assertThat(drill.names("killed.restore-")).isEqualTo(left);
    }

    @Test
    void anInterruptedRestoreCleansUp() throws Exception {
        drill.instance("interrupted");
        NativeFolder.Started restoring = drill.startRestore("interrupted", "--backup-id", "first");
        awaitCopy("interrupted");
        restoring.interrupt();
        Result interrupted = restoring.result();
        assertThat(interrupted.code()).as(interrupted.toString()).isEqualTo(143);
        assertThat(drill.names("interrupted")).containsExactly("interrupted.restore.lock");
    }

    @Test
    void aTargetThatRunsOrHasDataIsKept() throws Exception {
        drill.instance("kept");
        assertThat(drill.restore("kept", "--backup-id", "first", "--quick").code())
                .isZero();
        Result full = drill.restore("kept", "--backup-id", "second");
        assertThat(full.code()).as(full.toString()).isEqualTo(4);
        try (Server running = drill.server("kept")) {
            running.execute("INSERT INTO readings VALUES (now(), 'kept', 1, 1)");
            Result another = drill.verify("kept", "--instance-only", "--quick");
            assertThat(another.code()).as(another.toString()).isOne();
            assertThat(another.out()).contains("FAIL  place", "has its data in /mnt/prod, and not in /mnt/kept");
            Result refused = drill.restore("kept", "--backup-id", "second");
            assertThat(refused.code()).as(refused.toString()).isEqualTo(4);
            assertThat(refused.err()).contains("a server runs on /mnt/kept");
            assertThat(running.runs()).isTrue();
            Result forced = drill.restore("kept", "--backup-id", "second", "--force", "--quick");
            assertThat(forced.code()).as(forced.toString()).isZero();
            await("the end of the old server").atMost(Duration.ofSeconds(10)).until(() -> !running.runs());
        }
        Set<String> before = drill.names("kept.before-");
        assertThat(before).hasSize(1);
        try (Server old = drill.server(before.iterator().next())) {
            assertThat(old.ask("SELECT count(*) FROM readings WHERE device = 'kept'"))
                    .isEqualTo("1");
        }
    }

    @Test
    void aWrongIdIsAnsweredWithTheListOfBackups() throws Exception {
        drill.instance("nowhere");
        Result restored = drill.restore("nowhere", "--backup-id", "2024-01-01-02-00");
        assertThat(restored.code()).as(restored.toString()).isEqualTo(2);
        assertThat(restored.err()).contains("no backup of nowhere is '2024-01-01-02-00'", firstLabel, "second");
        assertThat(drill.names("nowhere")).isEmpty();
    }

    @Test
    void wrongSecretsAndAnUnknownCertificateReachNothing() throws Exception {
        drill.write("wrong-passphrase.conf", drill.configuration("the wrong passphrase", Drill.TRUST));
        drill.instance("passphrase", "config=/mnt/wrong-passphrase.conf");
        Result passphrase = drill.restore("passphrase", "--backup-id", "first");
        assertThat(passphrase.code()).as(passphrase.toString()).isEqualTo(3);
        assertThat(passphrase.err()).contains("is repo1-cipher-pass the phrase");

        drill.write("no-authority.conf", drill.configuration("the right passphrase", "# no authority"));
        drill.instance("authority", "config=/mnt/no-authority.conf");
        Result authority = drill.verify("authority", "--backups");
        assertThat(authority.code()).as(authority.toString()).isEqualTo(3);

        drill.write("wrong.pgpass", "*:*:*:*:wrong\n");
        drill.instance("password", "host=127.0.0.1", "passfile=/mnt/wrong.pgpass");
        Result password = drill.verify("password", "--instance-only");
        assertThat(password.code()).as(password.toString()).isEqualTo(3);
        assertThat(password.out()).contains("FAIL  connection", "password authentication failed");
    }

    @Test
    void noSecretIsInAnyOutput() throws IOException {
        drill.verify("prod");
        try (Stream<Path> outputs = Files.list(drill.path("outputs"))) {
            for (Path output : outputs.toList()) {
                assertThat(output).content().doesNotContain("the right passphrase");
            }
        }
    }

    private static int archiveFailures() throws SQLException {
        return Integer.parseInt(drill.source().ask("SELECT failed_count FROM pg_stat_archiver"));
    }

    private static void awaitRows(Load load, int count) {
        await("rows of the load").atMost(Duration.ofSeconds(60)).until(() -> load.count() >= count);
    }

    /** Until the restore has begun to fill its copy. */
    private static void awaitCopy(String target) {
        await("the copy beside " + target)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> !drill.names(target + ".restore-").isEmpty());
    }

    private static void flipBytes(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = bytes.length / 2; i < bytes.length / 2 + 16; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
        Files.write(file, bytes);
    }

    private static String label(Result backup) {
        Matcher label = Pattern.compile("^label +(\\S+)$", Pattern.MULTILINE).matcher(backup.out());
        assertThat(label.find()).as(backup.toString()).isTrue();
        return label.group(1);
    }
}
