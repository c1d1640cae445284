package io.github.timescale4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.ServerVersion.Edition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerVersionTest {

    @ParameterizedTest(name = "{0} is at least {1}.{2}: {3}")
    @CsvSource({
        "2.18.0, 2, 18, true",
        "2.18.0, 2, 19, false",
        "2.18.0, 2, 9, true",
        "2.18.0, 1, 99, true",
        "2.18.0, 3, 0, false",
        "2.23.0-dev, 2, 22, true",
        "2.23.0-dev, 2, 23, false",
        "2.24.0-rc1, 2, 24, false",
        "2.19, 2, 19, true",
        "nonsense, 2, 0, false"
    })
    void comparesTheExtension(String extension, int major, int minor, boolean expected) {
        assertThat(new ServerVersion("17.5", extension, Edition.COMMUNITY).isAtLeast(major, minor))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} is at least {1}.{2}.{3}: {4}")
    @CsvSource({
        "2.18.0, 2, 18, 1, false",
        "2.18.1, 2, 18, 1, true",
        "2.18, 2, 18, 1, false",
        "2.19.0, 2, 18, 1, true",
        "3.0.0, 2, 18, 1, true",
        "2.19.0-dev, 2, 18, 1, true",
        "2.19.0-dev, 2, 19, 0, false"
    })
    void comparesThePatchToo(String extension, int major, int minor, int patch, boolean expected) {
        assertThat(new ServerVersion("17.5", extension, Edition.COMMUNITY).isAtLeast(major, minor, patch))
                .isEqualTo(expected);
    }

    @Test
    void noExtensionIsAtLeastNothing() {
        assertThat(new ServerVersion("17.5", null, Edition.NONE).isAtLeast(0, 0))
                .isFalse();
    }

    @Test
    void readsForPeople() {
        assertThat(new ServerVersion("17.5", "2.19.3", Edition.APACHE))
                .hasToString("PostgreSQL 17.5, TimescaleDB 2.19.3 (APACHE edition)");
        assertThat(new ServerVersion("17.5", null, Edition.NONE)).hasToString("PostgreSQL 17.5 without TimescaleDB");
    }

    @ParameterizedTest(name = "extension {0}, license {1}: {2}")
    @CsvSource({"2.19.3, apache, APACHE", "2.19.3, timescale, COMMUNITY", "2.19.3, , UNKNOWN", ", timescale, NONE"})
    void theLicenseSettingIsTheEdition(String extension, String license, Edition expected) {
        assertThat(new VersionRow("17.5", extension, license).toServerVersion().edition())
                .isEqualTo(expected);
    }
}
