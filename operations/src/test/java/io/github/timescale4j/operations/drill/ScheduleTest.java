package io.github.timescale4j.operations.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples beside the scripts say the same as the chart's values, and the scripts accept them. */
class ScheduleTest {

    private static final Path TOOLS = Path.of("../tools");

    @TempDir
    Path folder;

    @Test
    void machinesHaveTheScheduleAndTheRetentionOfTheChart() throws IOException {
        assertThat(Path.of("../deploy/k8s/modules/storage/timescaledb/values.yaml"))
                .content()
                .contains("schedule: \"0 2 * * *\"", "retention: \"7d\"");
        assertThat(TOOLS.resolve("systemd/timescale-backup-full@.timer"))
                .content()
                .contains("OnCalendar=Sun *-*-* 02:00:00 UTC\n");
        assertThat(TOOLS.resolve("systemd/timescale-backup-incr@.timer"))
                .content()
                .contains("OnCalendar=Mon..Sat *-*-* 02:00:00 UTC\n");
        assertThat(TOOLS.resolve("cron/timescale"))
                .content()
                .containsPattern("(?m)^0 2 \\* \\* 0 .*--type full")
                .containsPattern("(?m)^0 2 \\* \\* 1-6 .*--type incr");
        assertThat(TOOLS.resolve("scripts/pgbackrest.conf.example"))
                .content()
                .contains(
                        "repo1-retention-full-type=time\n", "repo1-retention-full=7\n", "repo1-storage-verify-tls=y\n");
    }

    @Test
    void eachTimerHasAServiceWhoseCommandTheScriptsAccept() throws IOException {
        Scripts scripts =
                new Scripts(folder).pgbackrest("info-unreachable.json").server();
        Pattern command = Pattern.compile("(?m)^ExecStart=/opt/timescale/tools/scripts/(\\S+) (.*)$");
        try (Stream<Path> files = Files.list(TOOLS.resolve("systemd"))) {
            List<Path> timers =
                    files.filter(file -> file.toString().endsWith(".timer")).toList();
            assertThat(timers).hasSize(3);
            for (Path timer : timers) {
                Path service = Path.of(timer.toString().replace(".timer", ".service"));
                var line = command.matcher(Files.readString(service));
                assertThat(line.find()).as(service.toString()).isTrue();
                Result result = scripts.run(
                        line.group(1),
                        line.group(2).replace("%i", "timescale-prod").split(" "));
                assertThat(result.code()).as(service + ": " + result).isEqualTo(3);
            }
        }
    }

    @Test
    void theExampleOfTheInstancesIsAccepted() throws IOException {
        Scripts scripts = new Scripts(folder).server();
        scripts.program("pgbackrest", "");
        scripts.program(
                "kubectl", "case \"$*\" in *json) cat \"$SAMPLES/backups.json\" ;; *) echo 'True fine' ;; esac");
        scripts.instances(Files.readString(TOOLS.resolve("scripts/timescale-instances.conf.example")));
        Result machine = scripts.run("verify-timescale.sh", "--instance", "timescale-prod", "--backups");
        assertThat(machine.code()).as(machine.toString()).isEqualTo(2);
        assertThat(machine.err())
                .contains("pgBackRest's configuration /etc/pgbackrest/pgbackrest.conf cannot be read by postgres");
        Result cluster = scripts.run(
                "verify-timescale.sh", "--instance", "timescale-cluster", "--backups", "--max-age", "99999d");
        assertThat(cluster.code()).as(cluster.toString()).isZero();
        assertThat(cluster.out())
                .contains(
                        "2 complete backups of the cluster timescaledb",
                        "ok    archiving         ContinuousArchiving: fine");
    }
}
