package io.github.timescale4j.operations.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** restore-timescale.sh with programs that print recorded samples. */
class RestoreScriptTest {

    @TempDir
    Path folder;

    private Scripts scripts;

    @BeforeEach
    void prepare() {
        scripts = new Scripts(folder).pgbackrest("info.json").server();
    }

    private Result restore(String id, String... options) {
        String[] words = new String[options.length + 4];
        System.arraycopy(options, 0, words, 4, options.length);
        words[0] = "--backup-id";
        words[1] = id;
        words[2] = "--target-instance";
        words[3] = "timescale-prod";
        return scripts.run("restore-timescale.sh", words);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-01-02-00, 20240101-020003F",
        "before-upgrade, 20240102-020030F",
        "20240101-020003F, 20240101-020003F",
        "20240101-020003F_20240102-020002I, 20240101-020003F_20240102-020002I",
        "latest, 20240102-020030F",
    })
    void anIdMeansOneBackup(String id, String label) {
        Result restored = restore(id);
        assertThat(restored.code()).as(restored.toString()).isZero();
        assertThat(restored.out()).contains("backup       " + label + "\n", "until        the end of the backup\n");
        assertThat(scripts.called("pgbackrest"))
                .last()
                .asString()
                .contains(
                        "--set=" + label + " ",
                        "--archive-mode=off",
                        "--type=immediate --target-action=promote restore");
    }

    @Test
    void anIdOfTwoBackupsIsRefusedWithBoth() {
        Result restored = restore("2024-01-02-02-00");
        assertThat(restored.code()).as(restored.toString()).isEqualTo(2);
        assertThat(restored.err())
                .contains("2 backups", "20240101-020003F_20240102-020002I", "20240102-020030F", "before-upgrade")
                .doesNotContain("20240101-020003F  ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-01-01-02-01", "20240101-020003", "2024", "Latest", "\\154atest", ".*", "$(id)"})
    void anIdOfNoBackupIsRefusedWithTheList(String id) {
        Result restored = restore(id);
        assertThat(restored.code()).as(restored.toString()).isEqualTo(2);
        assertThat(restored.err()).contains("no backup of timescale-prod is '" + id + "'", "2024-01-02 02:00:02 UTC");
        assertThat(scripts.names("data")).isEmpty();
    }

    @Test
    void withoutBackupsThereIsNothingToRestore() {
        scripts.pgbackrest("info-none.json");
        Result restored = restore("latest");
        assertThat(restored.code()).as(restored.toString()).isEqualTo(2);
        assertThat(restored.err()).contains("there is no backup of timescale-prod");
    }

    @Test
    void aRepositoryThatIsNotReachedIsNoConnection() {
        scripts.pgbackrest("info-unreachable.json");
        Result restored = restore("latest");
        assertThat(restored.code()).as(restored.toString()).isEqualTo(3);
        assertThat(restored.err()).contains("unable to connect to 's3.example.com:443'");
    }

    @Test
    void theNewestBackupBeforeThePointInTimeIsTaken() {
        Result restored = restore("latest", "--target-time", "2024-01-01T03:30:00.5+01:00");
        assertThat(restored.code()).as(restored.toString()).isZero();
        assertThat(scripts.called("pgbackrest"))
                .last()
                .asString()
                .contains(
                        "--set=20240101-020003F ",
                        "--type=time --target=2024-01-01 03:30:00.5+01:00 --target-action=promote");
    }

    @Test
    void aPointInTimeBeforeTheFirstBackupIsRefusedWithTheList() {
        Result restored = restore("latest", "--target-time", "2023-12-31 02:00:00+00");
        assertThat(restored.code()).as(restored.toString()).isEqualTo(2);
        assertThat(restored.err()).contains("had ended by 2023-12-31 02:00:00 UTC", "20240101-020003F");
    }

    @Test
    void aCopyWhoseConfigurationIsElsewhereIsStartedByHandOnItsOwnDataAndPort() throws IOException {
        Path settings = Files.writeString(folder.resolve("postgresql.conf"), "");
        scripts.instances("""
                [timescale-prod]
                pgdata=%1$s/data/main
                bindir=%1$s/bin
                config_file=%2$s
                port=5499
                database=metrics
                """.formatted(folder, settings));
        Result restored = restore("latest");
        assertThat(restored.code()).as(restored.toString()).isZero();
        assertThat(restored.out())
                .contains("-c config_file=" + settings + " -c data_directory=" + scripts.data() + " ", "-p 5499'");
    }

    @Test
    void aBackupThatEndedAfterThePointInTimeIsRefused() {
        Result restored = restore("before-upgrade", "--target-time", "2024-01-02 02:00:31+00");
        assertThat(restored.code()).as(restored.toString()).isEqualTo(2);
        assertThat(restored.err()).contains("ended at 2024-01-02 02:00:39 UTC, after the wanted time");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-01-01 02:00:00",
                "yesterday",
                "2024-01-01",
                "2024-13-01 00:00:00Z",
                "2999-01-01 00:00:00Z",
                "2023-02-29 00:00:00Z",
                "2024-04-31 00:00:00Z",
                "2024-01-01 00:00:00+16",
                "02:00+00"
            })
    void aPointInTimeHasAZoneAndIsInThePast(String time) {
        Result restored = restore("latest", "--target-time", time);
        assertThat(restored.code()).as(restored.toString()).isEqualTo(2);
        assertThat(restored.err()).contains("--target-time");
    }

    @Test
    void toTheEndMeansAllThatWasArchived() {
        Result restored = restore("latest", "--target-time=end");
        assertThat(restored.code()).as(restored.toString()).isZero();
        assertThat(scripts.called("pgbackrest")).last().asString().contains("--type=default restore");
    }

    @Test
    void aTargetWithDataIsRefusedAndWithForceRenamed() throws IOException {
        Files.createDirectories(scripts.data());
        Files.writeString(scripts.data().resolve("PG_VERSION"), "the old one");
        Result refused = restore("latest");
        assertThat(refused.code()).as(refused.toString()).isEqualTo(4);
        assertThat(scripts.called("pgbackrest")).noneMatch(call -> call.endsWith("restore"));

        Result forced = restore("latest", "--force");
        assertThat(forced.code()).as(forced.toString()).isZero();
        assertThat(scripts.names("data")).hasSize(3).element(1).asString().startsWith("main.before-");
        assertThat(scripts.file("data/" + scripts.names("data").get(1) + "/PG_VERSION"))
                .hasContent("the old one");
        assertThat(scripts.data().resolve("PG_VERSION")).isEmptyFile();
    }

    @Test
    void aRunningTargetIsStoppedOnlyWithForce() throws IOException {
        Files.createDirectories(scripts.data());
        Files.writeString(scripts.data().resolve("postmaster.pid"), "");
        Result refused = restore("latest");
        assertThat(refused.code()).as(refused.toString()).isEqualTo(4);
        assertThat(refused.err()).contains("a server runs on");
        Result forced = restore("latest", "--force", "--json");
        assertThat(forced.code()).as(forced.toString()).isZero();
        assertThat(scripts.called("pg_ctl")).contains("pg_ctl stop -D " + scripts.data() + " -m fast -w -t 300");
        assertThat(forced.out())
                .startsWith("{\"instance\":\"timescale-prod\",\"backup\":\"20240102-020030F\"")
                .endsWith("}\n");
    }

    @Test
    void aCopyThatFailsACheckIsRemovedAndTheTargetIsAsItWas() throws IOException {
        Files.createDirectories(scripts.data());
        Files.writeString(scripts.data().resolve("PG_VERSION"), "the old one");
        scripts.psql("case $question in *num_chunks*) printf 'FAIL\\tone is missing\\n'; exit ;; esac");
        Result restored = restore("latest", "--force");
        assertThat(restored.code()).as(restored.toString()).isOne();
        assertThat(restored.err()).contains("FAIL  chunks            one is missing", "it was removed");
        assertThat(restored.out()).isEmpty();
        assertThat(scripts.names("data")).containsExactly("main", "main.restore.lock");
        assertThat(scripts.data().resolve("PG_VERSION")).hasContent("the old one");

        assertThat(restore("latest", "--force", "--keep").code()).isOne();
        assertThat(scripts.names("data")).hasSize(3).element(1).asString().startsWith("main.restore-latest.");
    }

    @Test
    void aRecoveryThatDoesNotEndIsGivenUp() {
        scripts.psql("case $question in *'pg_is_in_recovery()') echo t; exit ;; esac");
        Result restored = restore("latest", "--timeout", "1");
        assertThat(restored.code()).as(restored.toString()).isOne();
        assertThat(restored.err()).contains("recovery has not ended within 1 s");
        assertThat(scripts.names("data")).containsExactly("main.restore.lock");
        assertThat(scripts.names("tmp")).isEmpty();
    }

    @Test
    void aServerThatEndsDuringRecoveryIsReportedWithItsLastWords() {
        scripts.program(
                "postgres", "echo 'FATAL:  recovery ended before configured recovery target was reached' >&2; exit 1");
        scripts.psql("exit 2");
        Result restored = restore("latest", "--target-time", "2024-01-03 00:00:00Z");
        assertThat(restored.code()).as(restored.toString()).isOne();
        assertThat(restored.err()).contains("FATAL:  recovery ended", "take an earlier time, or --target-time end");
        assertThat(scripts.names("data")).containsExactly("main.restore.lock");
    }

    @Test
    void whatAnEarlierRunLeftIsNamedAndNotDeleted() throws IOException {
        Files.createDirectories(folder.resolve("data/main.restore-x.1"));
        Result restored = restore("latest");
        assertThat(restored.code()).as(restored.toString()).isZero();
        assertThat(restored.err()).contains("an earlier run left " + folder.resolve("data/main.restore-x.1"));
        assertThat(scripts.names("data")).contains("main.restore-x.1");
    }

    @Test
    void anIdIsATextAndNotANumber() {
        scripts.program("pgbackrest", "sed s/before-upgrade/7/ \"$SAMPLES/info.json\"");
        assertThat(restore("7", "--dry-run").code()).isZero();
        for (String id : List.of("007", "7.0", "+7", "7e0")) {
            Result restored = restore(id, "--dry-run");
            assertThat(restored.code()).as(id + restored).isEqualTo(2);
            assertThat(restored.err()).contains("no backup of timescale-prod is '" + id + "'");
        }
    }

    @Test
    void tablespacesOfTheOriginalAreNotTouchedWhateverPgBackRestsFileSays() {
        scripts.program("pgbackrest", """
                for word; do case $word in --pg1-path=*) place=${word#*=} ;; --tablespace-map-all=*) mkdir -p "${word#*=}/fast" ;; esac; done
                case "$*" in *info*) cat "$SAMPLES/info.json" ;; *) touch "$place/postgresql.conf" ;; esac""");
        Result restored = restore("latest");
        assertThat(restored.code()).as(restored.toString()).isZero();
        assertThat(scripts.called("pgbackrest"))
                .last()
                .asString()
                .contains("--no-delta --no-link-all --tablespace-map-all=" + scripts.data() + ".tablespaces-latest.");
        assertThat(restored.out()).contains("tablespaces  " + scripts.data() + ".tablespaces-latest.");
    }

    @Test
    void tablespacesOfACopyThatFailsACheckAreRemovedWithIt() {
        scripts.program("pgbackrest", """
                for word; do case $word in --pg1-path=*) place=${word#*=} ;; --tablespace-map-all=*) mkdir -p "${word#*=}/fast" ;; esac; done
                case "$*" in *info*) cat "$SAMPLES/info.json" ;; *) touch "$place/postgresql.conf" ;; esac""");
        scripts.psql("case $question in *num_chunks*) printf 'FAIL\\tone is missing\\n'; exit ;; esac");
        assertThat(restore("latest").code()).isOne();
        assertThat(scripts.names("data")).containsExactly("main.restore.lock");
    }

    @Test
    void aServerOnACopyRunsNothingThatReachesOtherServers() {
        assertThat(restore("latest").code()).isZero();
        assertThat(scripts.called("postgres"))
                .singleElement()
                .asString()
                .contains(
                        "-c listen_addresses= ",
                        "-c max_logical_replication_workers=0 ",
                        "-c cron.launch_active_jobs=off ",
                        "-c recovery_end_command= ",
                        "-c archive_cleanup_command= ",
                        "-c timescaledb.max_background_workers=0 ");
    }

    @Test
    void theEnvironmentLeadsToNoOtherServer() {
        scripts.variable("PGHOSTADDR", "10.0.0.1")
                .variable("PGSERVICE", "production")
                .variable("PGSSLMODE", "verify-full");
        scripts.psql("case ${PGHOSTADDR-}${PGSERVICE-}${PGSSLMODE-} in ?*) echo 'another server' >&2; exit 1 ;; esac");
        Result restored = restore("latest");
        assertThat(restored.code()).as(restored.toString()).isZero();
    }

    @Test
    void aSignalBetweenTheTwoRenamesDoesNotLeaveThePlaceEmpty() throws IOException {
        Files.createDirectories(scripts.data());
        Files.writeString(scripts.data().resolve("PG_VERSION"), "the old one");
        scripts.program("mv", "/bin/mv \"$@\"; for signal in HUP INT TERM; do kill -s $signal $PPID; done; sleep 0.2");
        Result restored = restore("latest", "--force");
        assertThat(restored.code()).as(restored.toString()).isZero();
        assertThat(scripts.data().resolve("PG_VERSION")).isEmptyFile();
    }

    @Test
    void whatCannotBeRenamedIsRefusedBeforeAnythingIsRestored() throws IOException {
        Files.createDirectories(scripts.data());
        scripts.program("df", "echo head; echo \"/dev/sda1 9 9 9 9% " + scripts.data() + "\"");
        Result restored = restore("latest", "--force");
        assertThat(restored.code()).as(restored.toString()).isEqualTo(2);
        assertThat(restored.err()).contains("is a mount point, which cannot be renamed");
        assertThat(scripts.called("pgbackrest")).noneMatch(call -> call.endsWith("restore"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/main/.", "/x/../main", "//main", "/it's", "/a\"b", "/100%p", "/$(id)", "/`id`", "/a;b"})
    void aPathThatWouldLeadElsewhereIsRefusedBeforeAnythingIsRestored(String path) {
        scripts.instances("[timescale-prod]\ndatabase=metrics\npgdata=" + folder + "/data" + path + "\nbindir=" + folder
                + "/bin\n");
        Result restored = restore("latest");
        assertThat(restored.code()).as(restored.toString()).isEqualTo(2);
        assertThat(restored.err()).contains("pgdata");
        assertThat(scripts.called("pgbackrest")).noneMatch(call -> call.endsWith("restore"));
    }

    @Test
    void dataThatSomebodyPutThereMeanwhileIsNotRenamedWithoutForce() {
        scripts.program("pgbackrest", """
                for word; do case $word in --pg1-path=*) place=${word#*=} ;; esac; done
                case "$*" in *info*) cat "$SAMPLES/info.json" ;; *) touch "$place/postgresql.conf" ;; esac""");
        scripts.psql("case $question in *num_chunks*) mkdir -p %1$s; echo new >%1$s/PG_VERSION ;; esac"
                .formatted(scripts.data()));
        Result restored = restore("latest");
        assertThat(restored.code()).as(restored.toString()).isEqualTo(4);
        assertThat(restored.err()).contains("somebody put data into", "the restored copy is ready in");
        assertThat(scripts.data().resolve("PG_VERSION")).hasContent("new");
        assertThat(scripts.names("data")).hasSize(3);
    }

    @Test
    void aTargetThatSomethingStartsAgainIsNotRenamed() throws IOException {
        Files.createDirectories(scripts.data());
        Files.writeString(scripts.data().resolve("postmaster.pid"), "");
        scripts.program("pg_ctl", """
                command=$1; shift
                while [ "$1" != -D ]; do shift; done
                case $command in
                  status) [ -f "$2/postmaster.pid" ] || exit 3 ;;
                  stop) [ ! -s "$2/postmaster.pid" ] || kill "$(cat "$2/postmaster.pid")" ;;
                esac""");
        Result restored = restore("latest", "--force");
        assertThat(restored.code()).as(restored.toString()).isOne();
        assertThat(restored.err()).contains("was started again", "the restored copy is ready in");
        assertThat(scripts.data().resolve("postmaster.pid")).exists();
    }

    @Test
    void aDryRunChangesNothing() {
        Result restored = restore("before-upgrade", "--dry-run");
        assertThat(restored.code()).as(restored.toString()).isZero();
        assertThat(restored.out()).contains("would restore 20240102-020030F", "--set=20240102-020030F");
        assertThat(scripts.names("data")).isEmpty();
        assertThat(scripts.called("pgbackrest")).hasSize(1);
    }

    @Test
    void cloudNativePgRestoresIntoANewCluster() {
        scripts.program("kubectl", "case \"$*\" in *backups*) cat \"$SAMPLES/backups.json\" ;; esac");
        scripts.program("helm", "for word; do file=$word; done; cat \"$file\" >>\"$CALLS\"");
        Result restored = scripts.run(
                "restore-timescale.sh",
                "--backup-id",
                "2024-01-01-02-00",
                "--target-instance",
                "cluster",
                "--target-time",
                "2024-01-02 00:00:00+00");
        assertThat(restored.code()).as(restored.toString()).isZero();
        assertThat(restored.out()).contains("cluster      timescaledb-r20240101020002\n");
        assertThat(scripts.called("helm"))
                .singleElement()
                .asString()
                .startsWith(
                        "helm install timescaledb-r20240101020002 /chart --namespace storage --values /values.yaml --values ");
        assertThat(scripts.file("calls"))
                .content()
                .contains(
                        "backupId: \"20240101T020002\"",
                        "targetTime: \"2024-01-02T00:00:00+00:00\"",
                        "source: \"timescaledb\"",
                        "archiveAs: \"timescaledb-r20240101020002\"");
        assertThat(scripts.called("kubectl")).last().asString().contains("wait --for=condition=Ready --timeout=3600s");
    }

    @Test
    void anExistingClusterIsNeverRestoredInto() {
        scripts.program(
                "kubectl", "case \"$*\" in *backups*) cat \"$SAMPLES/backups.json\" ;; *) echo cluster/x ;; esac");
        scripts.program("helm", "");
        Result restored =
                scripts.run("restore-timescale.sh", "--backup-id", "latest", "--target-instance", "cluster", "--force");
        assertThat(restored.code()).as(restored.toString()).isEqualTo(4);
        assertThat(scripts.called("helm")).isEmpty();
    }
}
