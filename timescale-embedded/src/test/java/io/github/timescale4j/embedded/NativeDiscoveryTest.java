package io.github.timescale4j.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeDiscoveryTest {

    private static final String[] APACHE = {"timescaledb.so", "timescaledb-2.19.3.so"};
    private static final String[] COMMUNITY = {"timescaledb.so", "timescaledb-2.23.0.so", "timescaledb-tsl-2.23.0.so"};

    @TempDir
    Path root;

    private final List<String> reasons = new ArrayList<>();
    private FakeMachine fake;

    @BeforeEach
    void createMachine() throws IOException {
        fake = new FakeMachine(root);
    }

    @Test
    void theNewestInstallationWithCommunityFeaturesIsTaken() throws IOException {
        fake.postgresql(9, COMMUNITY);
        fake.postgresql(16, COMMUNITY);
        fake.postgresql(17, APACHE);
        fake.postgresql(18);
        assertThat(find(null)).hasValue(new NativeInstallation(root.resolve("usr/lib/postgresql/16/bin"), true));
    }

    @Test
    void anApacheOnlyInstallationIsOnlyTakenWhenForced() throws IOException {
        Path home = fake.postgresql(17, APACHE);
        assertThat(find(null)).isEmpty();
        assertThat(reasons).singleElement().asString().contains(home.toString()).contains("Apache-only edition");
        assertThat(new NativeDiscovery(fake.machine()).findAny(null, reasons::add))
                .hasValue(new NativeInstallation(home.resolve("bin"), false));
    }

    @Test
    void whenForcedTheCommunityEditionStillComesFirst() throws IOException {
        fake.postgresql(18, APACHE);
        Path home = fake.postgresql(17, COMMUNITY);
        assertThat(new NativeDiscovery(fake.machine()).findAny(null, reasons::add))
                .hasValue(new NativeInstallation(home.resolve("bin"), true));
    }

    @Test
    void aPostgresqlWithoutTimescaleIsNone() throws IOException {
        fake.postgresql(15);
        assertThat(find(null)).isEmpty();
        assertThat(reasons).singleElement().asString().contains("without TimescaleDB");
    }

    @Test
    void aMachineWithoutPostgresqlIsSaidToBeOne() {
        assertThat(find(null)).isEmpty();
        assertThat(reasons).containsExactly("no PostgreSQL server is on the PATH or in the usual places");
    }

    @Test
    void aGivenHomeIsTheOnlyPlaceLookedAt() throws IOException {
        fake.postgresql(17, COMMUNITY);
        Path given = fake.postgresql(16, COMMUNITY);
        assertThat(find(given)).hasValue(new NativeInstallation(given.resolve("bin"), true));
        assertThat(find(root.resolve("nowhere"))).isEmpty();
        assertThat(reasons).singleElement().asString().contains("nowhere").contains("has no postgres");
        fake.property("timescale.embedded.native-home", given.toString());
        assertThat(find(null)).hasValue(new NativeInstallation(given.resolve("bin"), true));
    }

    @Test
    void pgConfigOnThePathLeadsToItsInstallation() throws IOException {
        Path elsewhere = root.resolve("elsewhere");
        fake.program("path/pg_config", "echo " + elsewhere.resolve("bin"));
        fake.program("elsewhere/bin/postgres", "exit 0");
        fake.program("elsewhere/bin/initdb", "exit 0");
        fake.program(
                "elsewhere/bin/pg_config",
                "case $1 in --sharedir) echo " + elsewhere + "/data;; --pkglibdir) echo " + elsewhere
                        + "/modules;; esac");
        fake.file("elsewhere/data/extension/timescaledb.control");
        fake.file("elsewhere/modules/timescaledb-2.23.0.so");
        fake.file("elsewhere/modules/timescaledb-tsl-2.23.0.so");
        assertThat(find(null)).hasValue(new NativeInstallation(elsewhere.resolve("bin"), true));
    }

    private Optional<NativeInstallation> find(Path home) {
        return new NativeDiscovery(fake.machine()).find(home, reasons::add, reasons::add);
    }
}
