package io.github.timescale4j.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path directory;

    @Test
    void whatWasNotCompletedIsMadeAnew() throws IOException {
        try (DataDirectory data = DataDirectory.open(directory, "PGLITE 1")) {
            Files.createDirectories(data.data());
            Files.writeString(data.data().resolve("PG_VERSION"), "17");
        }
        try (DataDirectory data = DataDirectory.open(directory, "PGLITE 1")) {
            assertThat(data.isComplete()).isFalse();
            assertThat(data.data()).doesNotExist();
        }
    }

    @Test
    void whatWasCompletedIsKept() throws IOException {
        try (DataDirectory data = DataDirectory.open(directory, "PGLITE 1")) {
            Files.createDirectories(data.data());
            data.complete();
        }
        try (DataDirectory data = DataDirectory.open(directory, "PGLITE 1")) {
            assertThat(data.isComplete()).isTrue();
            assertThat(data.data()).exists();
        }
    }

    @Test
    void whatAnotherProviderMadeIsRefusedByName() {
        try (DataDirectory data = DataDirectory.open(directory, "PGLITE 1")) {
            data.complete();
        }
        assertThatExceptionOfType(EmbeddedTimescaleException.class)
                .isThrownBy(() -> DataDirectory.open(directory, "NATIVE PostgreSQL 17"))
                .withMessageContaining("was made by PGLITE 1, which NATIVE PostgreSQL 17 cannot open");
        assertThat(directory.resolve("timescale-embedded.made-by")).exists();
    }

    @Test
    void aSecondOneInTheSameProcessIsRefused() {
        try (DataDirectory data = DataDirectory.open(directory, "PGLITE 1")) {
            assertThat(data.root()).isEqualTo(directory);
            assertThatExceptionOfType(EmbeddedTimescaleException.class)
                    .isThrownBy(() -> DataDirectory.open(directory, "PGLITE 1"))
                    .withMessageContaining("in use by another database of this process");
        }
        DataDirectory.open(directory, "PGLITE 1").close();
    }
}
