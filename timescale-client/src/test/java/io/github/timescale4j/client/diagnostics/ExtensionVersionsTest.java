package io.github.timescale4j.client.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server does not stand another version in its catalog than that of its library, so these checks are given the versions. */
class ExtensionVersionsTest {

    private final ExtensionOutdatedCheck outdated = new ExtensionOutdatedCheck();
    private final LibraryOlderCheck older = new LibraryOlderCheck();

    @ParameterizedTest
    @CsvSource({"2.9.3, 2.19.3", "2.19.3, 2.19.4", "2.19.3, 3.0", "2.23.0-dev, 2.24.0"})
    @Provokes("extension-outdated")
    void aDatabaseThatWasNotUpdatedIsFound(String used, String installed) {
        ExtensionVersions versions = new ExtensionVersions(used, installed);

        assertThat(outdated.matters(versions)).isTrue();
        assertThat(older.matters(versions)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2.19.3, 2.9.3", "99.0.0, 2.19.3", "2.23.1, 2.23.0-dev"})
    @Provokes("library-older")
    void packagesThatAreOlderThanTheDatabaseAreFound(String used, String installed) {
        ExtensionVersions versions = new ExtensionVersions(used, installed);

        assertThat(older.matters(versions)).isTrue();
        assertThat(outdated.matters(versions)).isFalse();
    }

    @Test
    void theSameVersionIsFine() {
        ExtensionVersions versions = new ExtensionVersions("2.23.0-dev", "2.23.0");

        assertThat(outdated.matters(versions)).isFalse();
        assertThat(older.matters(versions)).isFalse();
    }
}
