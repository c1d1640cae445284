package io.github.timescale4j.operations.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values that restore-timescale.sh gives to the chart are ones that the chart understands. */
class RecoveryByTheChartTest {

    private static final Path CHART = Path.of("../deploy/k8s/modules/storage/timescaledb");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "'', backupID: \"20240101T020002\"",
        "2024-01-02 00:00:00+00, targetTime: \"2024-01-02T00:00:00+00:00\"",
        "end, name: timescaledb-r20240101020002",
    })
    void theChartRecoversWhatTheScriptChose(String target, String expected) throws IOException {
        String cluster = rendered(target);
        assertThat(cluster)
                .contains("recovery:", expected)
                .containsPattern("serverName: \"?timescaledb\"?\n")
                .containsPattern("serverName: \"?timescaledb-r20240101020002\"?\n");
    }

    @Test
    void aRestoreToTheEndOfTheArchiveHasNoTarget() throws IOException {
        assertThat(rendered("end")).doesNotContain("recoveryTarget");
    }

    private String rendered(String target) throws IOException {
        Scripts scripts = new Scripts(folder)
                .program("kubectl", "case \"$*\" in *backups*) cat \"$SAMPLES/backups.json\" ;; esac")
                .program("helm", "");
        List<String> options = new ArrayList<>(
                List.of("--backup-id", "2024-01-01-02-00", "--target-instance", "cluster", "--dry-run"));
        if (!target.isEmpty()) {
            options.addAll(List.of("--target-time", target));
        }
        Result said = scripts.run("restore-timescale.sh", options.toArray(String[]::new));
        assertThat(said.code()).as(said.toString()).isZero();
        Path recovery = Files.writeString(folder.resolve("recovery.yaml"), said.out());
        return new Helm(CHART)
                .template()
                .withName("timescaledb-r20240101020002")
                .withNamespace("storage")
                .withValuesFile(CHART.resolve("ci/backup-values.yaml"))
                .withValuesFile(recovery)
                .call();
    }
}
