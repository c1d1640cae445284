package io.github.timescale4j.operations.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/** backup-timescale.sh and verify-timescale.sh with programs that print recorded samples. */
class BackupAndVerifyScriptsTest {

    /** Older than any backup of the samples. */
    private static final String ANY_AGE = "99999d";

    @TempDir
    Path folder;

    private Scripts scripts;

    @BeforeEach
    void prepare() {
        scripts = new Scripts(folder).pgbackrest("info.json").server();
    }

    private Result backup(String... options) {
        return scripts.run("backup-timescale.sh", with("--instance", "timescale-prod", options));
    }

    private Result verify(String... options) {
        return scripts.run("verify-timescale.sh", with("--instance", "timescale-prod", options));
    }

    private static String[] with(String first, String second, String... more) {
        String[] all = new String[more.length + 2];
        all[0] = first;
        all[1] = second;
        System.arraycopy(more, 0, all, 2, more.length);
        return all;
    }

    // ---- Usage ----

    @ParameterizedTest
    @ValueSource(strings = {"backup-timescale.sh", "restore-timescale.sh", "verify-timescale.sh"})
    void eachScriptHasAManualWithItsExitCodes(String script) {
        Result help = scripts.run(script, "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).startsWith(script + " --").contains("Exit codes: 0 ", "--instances FILE", "--json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "backup-timescale.sh||which instance?",
                "backup-timescale.sh|--instance timescale-prod --type daily|--type is full, diff or incr",
                "backup-timescale.sh|--instance timescale-prod --backup-id latest|it means the newest",
                "backup-timescale.sh|--instance timescale-prod --backup-id a/b|is no id",
                "backup-timescale.sh|--instance timescale-prod --backup-id 20240101-020003F|looks like a label",
                "backup-timescale.sh|--instance nobody|has no section [nobody]",
                "backup-timescale.sh|--instance ../x|is no name",
                "backup-timescale.sh|--instance|needs a value",
                "backup-timescale.sh|--instance timescale-prod --engine other|--engine is pgbackrest or cnpg",
                "backup-timescale.sh|--instance timescale-prod --slices|--slices needs",
                "backup-timescale.sh|--instance timescale-prod --dry-run --json|no JSON",
                "restore-timescale.sh|--backup-id latest --target-instance x --dry-run --json|no JSON",
                "restore-timescale.sh|--backup-id latest --target-instance x --new-cluster A\"b|is a name for Kubernetes",
                "verify-timescale.sh|--instance timescale-prod --backups --instance-only|exclude each other",
                "verify-timescale.sh|--instance timescale-prod --write|--write needs",
                "verify-timescale.sh|--instance timescale-prod --fingerprint /nowhere|no readable file",
                "verify-timescale.sh|--instance timescale-prod --max-age 26|an age is a number with",
                "verify-timescale.sh|--instance timescale-prod --quik|there is no option --quik",
                "verify-timescale.sh|--instance timescale-prod --json=yes|'yes' is not expected",
                "restore-timescale.sh|--target-instance timescale-prod|which backup?",
                "restore-timescale.sh|--backup-id latest|where to?",
                "restore-timescale.sh|--backup-id latest --target-instance timescale-prod --timeout soon|a number of seconds",
            })
    void aWrongCommandLineSaysWhatIsWrong(String script, String line, String message) {
        String[] words = line == null ? new String[0] : line.split(" ");
        Result result = scripts.run(script, words);
        assertThat(result.code()).as(result.toString()).isEqualTo(2);
        assertThat(result.err()).contains(message);
        assertThat(result.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "[timescale-prod]~bindr=/usr/bin|has a key that does not exist: bindr",
                "[timescale-prod]~port=5432~port=5433|a second port",
                "[timescale-prod]~[timescale-prod]|a second [timescale-prod]",
                "port=5432|a key before the first [name]",
                "[timescale-prod]~what is this|neither [name] nor key=value",
                "[timescale-prod]~port=five|port is a number",
                "[timescale-prod]~engine=wal-g|engine is pgbackrest or cnpg",
                "[timescale-prod]~stanza=|stanza has no value",
                "[timescale-prod]~stanza=a|needs database",
            })
    void aWrongInstancesFileSaysWhatIsWrong(String text, String message) {
        scripts.instances(text.replace('~', '\n') + "\n");
        Result result = verify();
        assertThat(result.code()).as(result.toString()).isEqualTo(2);
        assertThat(result.err()).contains(message);
    }

    @Test
    void theInstancesFileIsReadAndNotExecuted() {
        scripts.instances("[timescale-prod]\nstanza=$(touch " + folder + "/executed)`touch " + folder
                + "/executed`\ndatabase=metrics\n");
        verify("--max-age", ANY_AGE, "--backups");
        assertThat(scripts.file("executed")).doesNotExist();
    }

    // ---- Backup ----

    @Test
    void aBackupCarriesItsIdAndItsTypeAndWaitsForTheArchive() {
        scripts.program("pgbackrest", """
                case "$*" in
                  *info*) if [ -f "$TMPDIR/made" ]; then sed 's/before-upgrade/mine/' "$SAMPLES/info.json"; else cat "$SAMPLES/info.json"; fi ;;
                  *backup) touch "$TMPDIR/made" ;;
                esac""");
        Result made = backup("--backup-id", "mine", "--type", "incr");
        assertThat(made.code()).as(made.toString()).isZero();
        assertThat(made.out())
                .contains(
                        "backup-id    mine\n",
                        "label        20240102-020030F\n",
                        "ended        2024-01-02 02:00:39 UTC\n");
        assertThat(scripts.called("pgbackrest"))
                .element(1)
                .asString()
                .endsWith("--type=incr --annotation=backup-id=mine --archive-check backup");
        assertThat(scripts.names("tmp")).containsExactly("made");
    }

    @Test
    void anIdIsGivenOnce() {
        Result made = backup("--backup-id", "before-upgrade");
        assertThat(made.code()).as(made.toString()).isEqualTo(4);
        assertThat(scripts.called("pgbackrest")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"50, 4", "56, 3", "27, 1"})
    void howPgBackRestEndedIsTranslated(int code, int expected) {
        scripts.program(
                "pgbackrest",
                "case \"$*\" in *info*) cat \"$SAMPLES/info.json\" ;; *) echo 'ERROR: why' >&2; exit " + code
                        + " ;; esac");
        Result made = backup("--backup-id", "mine");
        assertThat(made.code()).as(made.toString()).isEqualTo(expected);
        assertThat(made.err()).contains("ERROR: why");
    }

    @Test
    void cloudNativePgIsAskedForABackup() {
        scripts.program(
                "kubectl",
                "case \"$*\" in *jsonpath*) printf failed ;; *json) cat \"$SAMPLES/backups.json\" ;; *create*) cat \"$6\" >>\"$CALLS\" ;; esac");
        Result made = scripts.run("backup-timescale.sh", "--instance", "cluster", "--backup-id", "mine", "--dry-run");
        assertThat(made.code()).as(made.toString()).isZero();
        assertThat(made.out())
                .contains("kind: Backup", "name: timescaledb-mine", "timescale4j.github.io/backup-id: \"mine\"");
        Result failed = scripts.run("backup-timescale.sh", "--instance", "cluster", "--backup-id", "mine");
        assertThat(failed.code()).as(failed.toString()).isOne();
        assertThat(failed.err()).contains("the backup timescaledb-mine failed");
        Result again = scripts.run(
                "backup-timescale.sh", "--instance", "cluster", "--backup-id", "timescaledb-20240101020000");
        assertThat(again.code()).as(again.toString()).isEqualTo(4);
    }

    @Test
    void anIdThatIsTheSameNumberAsAnotherIsAnotherId() {
        scripts.program(
                "pgbackrest",
                "case \"$*\" in *info*) sed s/before-upgrade/20240101020000001/ \"$SAMPLES/info.json\" ;; *) exit 27 ;; esac");
        assertThat(backup("--backup-id", "20240101020000001").code()).isEqualTo(4);
        assertThat(backup("--backup-id", "20240101020000002").code()).isOne(); // it was tried
    }

    @Test
    void aNameOfABackupThatIsTakenIsRefused() {
        scripts.program(
                "kubectl",
                "case \"$*\" in *json) cat \"$SAMPLES/backups.json\" ;; *create*) echo 'Error from server (AlreadyExists): taken' >&2; exit 1 ;; esac");
        Result made = scripts.run("backup-timescale.sh", "--instance", "cluster", "--backup-id", "Mine");
        assertThat(made.code()).as(made.toString()).isEqualTo(4);
        assertThat(made.err()).contains("there is a Backup timescaledb-mine already");
    }

    // ---- The instances file ----

    @ParameterizedTest
    @ValueSource(
            strings = {"\uFEFF[timescale-prod]", "[timescale-prod]\r\n", "\r\n[timescale-prod]\r\n\r\n[other]\r\n"})
    void anInstancesFileOfAnyEditorIsRead(String text) {
        scripts.instances(text);
        Result verified = verify("--backups", "--max-age", ANY_AGE);
        assertThat(verified.code()).as(verified.toString()).isZero();
    }

    // ---- Verify ----

    @Test
    void aGapIsFoundByTextAndNotByNumber() {
        scripts.program("pgbackrest", """
                case "$*" in
                  *info*) sed 's/"start":"0*1000*5"/"start":"0000000100000000000000E9"/' "$SAMPLES/info.json" ;;
                  *) cat "$SAMPLES/verify-ok.txt"; cat >&2 <<'EOT'
                DETAIL: archiveId: 17-1, wal start: 000000010000000000000001, wal stop: 0000000100000000000000EA
                DETAIL: archiveId: 17-1, wal start: 000000010000000100000001, wal stop: 000000010000000100000003
                EOT
                esac""");
        Result verified = verify("--backups", "--max-age", ANY_AGE);
        assertThat(verified.code()).as(verified.toString()).isOne();
        assertThat(verified.out()).contains("FAIL  wal");
    }

    @Test
    void aBackupOfTheFutureIsAWrongClock() {
        scripts.program(
                "pgbackrest",
                "case \"$*\" in *info*) sed s/1704160839/4102444800/ \"$SAMPLES/info.json\" ;; *verify*) cat \"$SAMPLES/verify-ok.txt\"; cat \"$SAMPLES/verify-ok.err\" >&2 ;; esac");
        Result verified = verify("--backups");
        assertThat(verified.code()).as(verified.toString()).isOne();
        assertThat(verified.out()).contains("FAIL  age", "ended at 2100-01-01 00:00:00 UTC, which has not come yet");
    }

    @Test
    void nothingThatARoleOrADatabaseHasSetChangesTheChecks() {
        scripts.psql("case $question in *server_version*) echo \"$PGOPTIONS $PGCLIENTENCODING\"; exit ;; esac");
        Result verified = verify("--instance-only");
        assertThat(verified.out())
                .contains("-c statement_timeout=0")
                // A function that somebody made in public must not be run by a superuser in place of a server's own.
                .contains("-c search_path=pg_catalog")
                .contains("UTF8");
    }

    @Test
    void whatReadsTheOutputMayGo() {
        scripts.program("pgbackrest", "kill -s PIPE $PPID; sleep 0.2");
        assertThat(verify("--backups").code()).isEqualTo(141);
        assertThat(scripts.names("tmp")).isEmpty();
    }

    @Test
    void verifyHasALineForEachCheck() {
        Result verified = verify("--max-age", ANY_AGE);
        assertThat(verified.code()).as(verified.toString()).isZero();
        assertThat(verified.out().lines().map(line -> line.split(" +")[1]))
                .containsExactly(
                        "repository",
                        "age",
                        "pages",
                        "files",
                        "wal",
                        "connection",
                        "place",
                        "recovery",
                        "extension",
                        "restoring",
                        "hypertables",
                        "chunks",
                        "jobs",
                        "checksums",
                        "archiving",
                        "scheduler",
                        "arrival",
                        "amcheck");
        assertThat(scripts.names("tmp")).isEmpty();
    }

    @Test
    void verifyAnswersMachinesInJson() throws IOException {
        scripts.psql(
                "case $question in *server_version*) printf 'a \"quoted\" \\\\ text\\n'; exit ;; *data_directory*) printf '/caf\\351\\001\\n'; exit ;; esac");
        Result verified = verify("--json");
        assertThat(verified.code()).as(verified.toString()).isOne();
        JsonNode report = new ObjectMapper().readTree(verified.out());
        assertThat(report.path("result").asText()).isEqualTo("failed");
        assertThat(report.path("instance").asText()).isEqualTo("timescale-prod");
        JsonNode age = report.path("checks").path(1);
        assertThat(List.of(age.path("check").asText(), age.path("result").asText()))
                .containsExactly("age", "failed");
        assertThat(report.path("checks").path(5).path("detail").asText()).isEqualTo("a \"quoted\" \\ text");
        assertThat(report.path("checks").path(6).path("detail").asText()).contains("its data in /caf?, and not in");
    }

    @Test
    void aDamagedRepositoryFailsAlthoughPgBackRestEndsWithZero() {
        scripts.program(
                "pgbackrest",
                "case \"$*\" in *info*) cat \"$SAMPLES/info.json\" ;; *) cat \"$SAMPLES/verify-damaged.txt\"; cat \"$SAMPLES/verify-damaged.err\" >&2 ;; esac");
        Result verified = verify("--backups", "--max-age", ANY_AGE);
        assertThat(verified.code()).as(verified.toString()).isOne();
        assertThat(verified.out())
                .contains(
                        "FAIL  files",
                        "backup 20240101-020003F is invalid",
                        "invalid checksum: 20240101-020003F/pg_data/base/16384/16402.zst")
                .doesNotContain("20240102-020002I is", "file missing");
    }

    @Test
    void aGapInTheArchiveFailsAlthoughPgBackRestIsContent() {
        scripts.program(
                "pgbackrest",
                "case \"$*\" in *info*) cat \"$SAMPLES/info.json\" ;; *) cat \"$SAMPLES/verify-ok.txt\"; cat \"$SAMPLES/verify-gap.err\" >&2 ;; esac");
        Result verified = verify("--backups", "--max-age", ANY_AGE);
        assertThat(verified.code()).as(verified.toString()).isOne();
        assertThat(verified.out())
                .contains("ok    files", "FAIL  wal")
                .contains("missing between 0000000100000000000000A3 and 0000000100000000000000A5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "echo 'stanza: x'", "cat \"$SAMPLES/verify-ok.txt\"; exit 25", "exit 25"})
    void aVerificationThatDoesNotSayThatAllIsWellFails(String body) {
        scripts.program("pgbackrest", "case \"$*\" in *info*) cat \"$SAMPLES/info.json\" ;; *) " + body + " ;; esac");
        Result verified = verify("--backups", "--max-age", ANY_AGE);
        assertThat(verified.code()).as(verified.toString()).isOne();
        assertThat(verified.out()).contains("FAIL  files");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"exit 49", "echo '[{\"name\":\"x\"'", "echo no JSON", "cat \"$SAMPLES/info-unreachable.json\""})
    void aRepositoryThatDoesNotAnswerIsNoConnection(String body) {
        scripts.program("pgbackrest", body);
        Result verified = verify("--backups");
        assertThat(verified.code()).as(verified.toString()).isEqualTo(3);
        assertThat(verified.out()).contains("FAIL  repository");
    }

    @Test
    void aServerThatDoesNotAnswerIsNoConnection() {
        scripts.program("psql", "echo 'psql: error: no server' >&2; exit 2");
        Result verified = verify("--max-age", ANY_AGE);
        assertThat(verified.code()).as(verified.toString()).isEqualTo(3);
        assertThat(verified.out()).contains("ok    files", "FAIL  connection        psql: error: no server");
    }

    @Test
    void aServerThatIsAnotherThanTheInstancesFails() {
        scripts.psql("case $question in *data_directory*) echo /elsewhere; exit ;; esac");
        Result verified = verify("--instance-only");
        assertThat(verified.code()).as(verified.toString()).isOne();
        assertThat(verified.out()).contains("FAIL  place").contains("has its data in /elsewhere, and not in ");
    }

    @Test
    void aDatabaseWhoseLibraryIsGoneIsAFailedCheck() {
        scripts.program("psql", "echo 'ERROR: could not access file' >&2; exit 1");
        Result verified = verify("--instance-only");
        assertThat(verified.code()).as(verified.toString()).isOne();
        assertThat(verified.out()).contains("the server answers, but the database does not: ERROR: could not access");
    }

    @ParameterizedTest
    @CsvSource({
        "000000010000000000000009, ok",
        "00000001000000000000000A, FAIL",
        "000000010000000000000010, FAIL",
        "0000000100000000000000E1, FAIL",
        "'', skip"
    })
    void whatTheServerArchivedIsInTheRepository(String segment, String result) {
        scripts.psql("case $question in *'FROM pg_stat_archiver'*partial*) echo '" + segment + "'; exit ;; esac");
        Result verified = verify("--max-age", ANY_AGE);
        assertThat(verified.out()).containsPattern(result + " +arrival ");
        assertThat(verified.code()).as(verified.toString()).isEqualTo(result.equals("FAIL") ? 1 : 0);
    }

    @Test
    void aUserWithoutRightsIsNoDamagedIndex() {
        scripts.program(
                "pg_amcheck",
                "echo 'heap table \"a\":'; echo '    ERROR:  permission denied for function verify_heapam'; exit 2");
        assertThat(verify("--instance-only").out()).contains("skip  amcheck           postgres may not use");
        scripts.program("pg_amcheck", """
                echo 'heap table "a":'; echo '    ERROR:  permission denied for function verify_heapam'
                echo 'heap table "b", block 1:'; echo '    xmin 7 precedes oldest valid transaction ID'
                exit 2""");
        assertThat(verify("--instance-only").out()).contains("FAIL  amcheck");
    }

    @Test
    void aCheckThatGetsNoAnswerFails() {
        scripts.psql(
                "case $question in *num_chunks*) exit ;; *timescaledb.restoring*) echo 'ERROR: no such setting' >&2; exit 3 ;; esac");
        Result verified = verify("--instance-only");
        assertThat(verified.code()).as(verified.toString()).isOne();
        assertThat(verified.out())
                .contains("FAIL  chunks            the answer is ''", "FAIL  restoring         ERROR: no such setting");
    }

    @Test
    void aFingerprintIsWrittenOnceAndCompared() {
        String file = scripts.file("fingerprint.txt").toString();
        assertThat(verify("--instance-only", "--fingerprint", file, "--write").code())
                .isZero();
        assertThat(scripts.file("fingerprint.txt"))
                .hasContent("timescale-fingerprint 1 tables\nhypertable\tpublic.readings\t-\t3\t-12345\n");
        assertThat(verify("--instance-only", "--fingerprint", file, "--write").code())
                .isEqualTo(4);
        Result equal = verify("--instance-only", "--fingerprint", file);
        assertThat(equal.code()).as(equal.toString()).isZero();
        assertThat(equal.out()).contains("ok    fingerprint       3 rows are as in ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "3;-12344|has as many rows, 3, but other contents",
                "3;-12345.0|is no fingerprint",
                "4;-12345|has 3 rows, not 4",
                "0;0|has no rows: it proves nothing",
                "three;0|is no fingerprint",
            })
    void aFingerprintThatDiffersOrIsEmptyFails(String expected, String message) throws IOException {
        String[] values = expected.split(";");
        Files.writeString(
                scripts.file("expected.txt"),
                "timescale-fingerprint 1 tables\nhypertable\tpublic.readings\t-\t" + values[0] + "\t" + values[1]
                        + "\n");
        Result verified = verify(
                "--instance-only", "--fingerprint", scripts.file("expected.txt").toString());
        assertThat(verified.code()).as(verified.toString()).isOne();
        assertThat(verified.out()).contains("FAIL  fingerprint", message);
    }

    @Test
    void hashesThatDifferInTheirLastDigitDiffer() throws IOException {
        scripts.psql(
                "case $question in *fingerprint.sql) printf 'hypertable\\tpublic.r\\t-\\t3\\t-1234567890123456789\\n'; exit ;; esac");
        Files.writeString(
                scripts.file("expected.txt"),
                "timescale-fingerprint 1 tables\nhypertable\tpublic.r\t-\t3\t-1234567890123456788\n");
        Result verified = verify(
                "--instance-only", "--fingerprint", scripts.file("expected.txt").toString());
        assertThat(verified.code()).as(verified.toString()).isOne();
        assertThat(verified.out()).contains("FAIL  fingerprint", "other contents");
    }

    @Test
    void aFingerprintThatIsCutOffIsNotWritten() {
        scripts.program("sort", "exit 2");
        Result written =
                verify("--instance-only", "--fingerprint", scripts.file("f").toString(), "--write");
        assertThat(written.code()).as(written.toString()).isOne();
        assertThat(scripts.file("f")).doesNotExist();
    }

    @Test
    void anEmptyFingerprintIsNotWritten() {
        scripts.psql("case $question in *fingerprint.sql) exit ;; esac");
        Result written =
                verify("--instance-only", "--fingerprint", scripts.file("f").toString(), "--write");
        assertThat(written.code()).as(written.toString()).isOne();
        assertThat(scripts.file("f")).doesNotExist();
    }

    @Test
    void theScriptsRunInBashAsInASmallShell() {
        for (String shell : List.of("sh", "bash")) {
            Result verified = scripts.shell(shell)
                    .run("verify-timescale.sh", "--instance", "timescale-prod", "--max-age", ANY_AGE);
            assertThat(verified.code()).as(shell + verified).isZero();
        }
    }
}
