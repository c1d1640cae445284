package io.github.timescale4j.spring.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.timescale4j.client.migration.Failures;
import io.github.timescale4j.client.migration.SchemaDifferenceException.Reason;
import io.github.timescale4j.client.migration.SchemaMigrationException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;

class SchemaMigrationFailureAnalyzerTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(Failures.unsupportedServer(), "ALTER EXTENSION timescaledb UPDATE"),
                Arguments.of(Failures.unsupportedEdition(), "timescaledb.license = 'timescale'"),
                Arguments.of(Failures.unsupportedRelease(), "TimescaleDB 2.22 or later"),
                Arguments.of(Failures.unsupportedRelease(), "ALTER EXTENSION timescaledb UPDATE"),
                Arguments.of(
                        Failures.extensionMissing(true), "Run CREATE EXTENSION timescaledb in the database metrics"),
                Arguments.of(Failures.extensionMissing(false), "shared_preload_libraries"),
                Arguments.of(Failures.libraryNotPreloaded(), "shared_preload_libraries = 'timescaledb'"),
                Arguments.of(Failures.insufficientPrivilege(), "GRANT CREATE ON SCHEMA \"sensors\" TO \"Anna\""),
                Arguments.of(Failures.invalidDeclaration(), "Correct the declarations"),
                Arguments.of(Failures.relationConflict(), "timescale.migration.mode=none"),
                Arguments.of(Failures.difference(Reason.VALIDATION), "timescale.migration.mode=apply"),
                Arguments.of(Failures.difference(Reason.UNAPPROVED), "timescale.migration.approve="),
                Arguments.of(Failures.difference(Reason.IMPOSSIBLE), "timescale.migration.mode=none"),
                Arguments.of(Failures.difference(Reason.EXPORTED), "Review the file"),
                Arguments.of(Failures.lockCapacity(), "max_locks_per_transaction = 256"),
                Arguments.of(Failures.statementFailed("42501"), "GRANT"),
                Arguments.of(Failures.statementFailed("55P03"), "timescale.migration.lock-timeout"),
                Arguments.of(Failures.statementFailed("42601"), "com.example.metrics.HourlyMetrics"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysWhatToDo(SchemaMigrationException failure, String action) {
        FailureAnalysis analysis = analyze(failure);

        assertThat(analysis.getDescription()).isEqualTo(failure.getMessage());
        assertThat(analysis.getAction()).contains(action).doesNotContain("timescale.license", "timescale.password");
    }

    @Test
    void aRoleThatMayNotReadWhatWasAppliedIsGivenThatRightAndNoOther() {
        assertThat(analyze(Failures.unreadable()).getAction())
                .contains(
                        "GRANT USAGE ON SCHEMA \"sensors\" TO \"Anna\"",
                        "GRANT SELECT ON \"sensors\".\"timescale_schema_declaration\" TO \"Anna\"")
                .doesNotContain("CREATE", "mode=validate");
        assertThat(analyze(Failures.insufficientPrivilege()).getAction())
                .contains("timescale.migration.username", "mode=validate")
                .doesNotContain("GRANT SELECT");
    }

    @Test
    void noFailureIsForgotten() {
        List<String> thrown = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(SchemaMigrationException.class.getPackageName())
                        .stream()
                        .filter(type -> type.isAssignableTo(SchemaMigrationException.class)
                                && !type.isEquivalentTo(SchemaMigrationException.class))
                        .map(JavaClass::getName)
                        .toList();

        assertThat(failures().map(arguments -> arguments.get()[0].getClass().getName()))
                .containsAll(thrown)
                .hasSizeGreaterThanOrEqualTo(9);
    }

    @Test
    void aMissingRightIsNoWrongPassword() {
        SQLException refused = new SQLException("permission denied for table timescale_declarations", "42501");

        for (Throwable cause : List.of(refused, new IllegalStateException("wrapped", refused))) {
            assertThat(analyze(new SchemaMigrationException("Cannot read the state of the database", cause))
                            .getAction())
                    .contains("GRANT")
                    .doesNotContain("timescale.url", "timescale.username", "timescale.password");
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"08001", "28P01", "3D000"})
    void whereNobodyAnswersTheAddressIsToBeChecked(String sqlState) {
        SQLException refused = new SQLException("refused", sqlState);

        assertThat(analyze(new SchemaMigrationException("Cannot read the state of the database", refused))
                        .getAction())
                .contains("timescale.url", "timescale.username", "timescale.password");
    }

    @Test
    void addressAndPasswordAreNotBlamedForWhatIsWrongElsewhere() {
        SQLException refused = new SQLException("sorry, too many clients already", "53300");

        assertThat(analyze(new SchemaMigrationException("Cannot read the state of the database", refused))
                        .getAction())
                .isNull();
        assertThat(analyze(new SchemaMigrationException("Other instances keep migrating", null))
                        .getAction())
                .isNull();
    }

    private static FailureAnalysis analyze(SchemaMigrationException failure) {
        return new SchemaMigrationFailureAnalyzer().analyze(failure, failure);
    }
}
