package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.ServerVersion;
import io.github.timescale4j.client.ServerVersion.Edition;
import io.github.timescale4j.client.migration.SchemaDifferenceException.Reason;
import io.github.timescale4j.client.migration.UnsupportedFeatureException.Unsupported;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.Feature;
import io.github.timescale4j.schema.RelationName;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** What only the migration itself can throw. */
public final class Failures {

    private static final RelationName RELATION = new RelationName("public", "hourly_metrics");
    private static final String TYPE = "com.example.metrics.HourlyMetrics";

    private Failures() {}

    public static UnsupportedServerException unsupportedServer() {
        return new UnsupportedServerException("2.9.1", "The database metrics has TimescaleDB 2.9.1");
    }

    public static UnsupportedFeatureException unsupportedEdition() {
        return unsupported(Edition.APACHE, Feature.CONTINUOUS_AGGREGATE, Feature.REFRESH_POLICY);
    }

    public static UnsupportedFeatureException unsupportedRelease() {
        return unsupported(Edition.COMMUNITY, Feature.SPARSE_INDEX);
    }

    private static UnsupportedFeatureException unsupported(Edition edition, Feature... features) {
        return new UnsupportedFeatureException(
                "metrics",
                new ServerVersion("17.5", "2.19.3", edition),
                List.of(new Unsupported(RELATION, TYPE, List.of(features))));
    }

    public static ExtensionMissingException extensionMissing(boolean available) {
        return new ExtensionMissingException("metrics", available, "What to do.", null);
    }

    public static LibraryNotPreloadedException libraryNotPreloaded() {
        return new LibraryNotPreloadedException("metrics", null);
    }

    public static InsufficientPrivilegeException insufficientPrivilege() {
        return new InsufficientPrivilegeException(
                "Anna",
                "sensors",
                InsufficientPrivilegeException.Right.CREATE,
                "The role Anna may not create tables",
                List.of("GRANT CREATE ON SCHEMA \"sensors\" TO \"Anna\""),
                null);
    }

    public static InsufficientPrivilegeException unreadable() {
        return Privileges.unreadable("Anna", "sensors", "\"sensors\".\"timescale_schema_declaration\"", null);
    }

    public static InvalidDeclarationException invalidDeclaration() {
        return new InvalidDeclarationException(List.of(TYPE), "Two declarations of one relation", null);
    }

    public static RelationConflictException relationConflict() {
        return new RelationConflictException("hourly_metrics exists already", List.of(RELATION), List.of());
    }

    public static SchemaDifferenceException difference(Reason reason) {
        return new SchemaDifferenceException(SchemaPlan.of(List.of(), List.of(), 7), reason, "");
    }

    public static LockCapacityException lockCapacity() {
        return new LockCapacityException("The plan takes about 30000 locks", 30_000, 9_344, 256);
    }

    public static StatementFailedException statementFailed(String sqlState) {
        return new StatementFailedException(declared(), "SELECT 1", new SQLException("refused", sqlState));
    }

    private static DeclaredRelation declared() {
        Declaration declaration = new Declaration(
                Declaration.Kind.values()[0],
                TYPE,
                RELATION,
                "time",
                null,
                null,
                null,
                Set.of(),
                List.of(),
                List.of(),
                "sql",
                "sha256");
        return new DeclaredRelation(declaration, RELATION, null, "SELECT 1", List.of("SELECT 1"), Adoption.REFUSED);
    }
}
