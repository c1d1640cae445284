package io.github.timescale4j.client.migration;

import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.schema.RelationName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Configures a {@link SchemaMigrator}. Not safe for use by several threads. */
public final class SchemaMigratorBuilder {

    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    final DataSource dataSource;
    MigrationMode mode = MigrationMode.APPLY;
    Duration lockTimeout = Duration.ofSeconds(10);

    DriftCheck driftCheck = DriftCheck.ALWAYS;

    @Nullable
    String schema;

    @Nullable
    String approve;

    @Nullable
    Path exportDirectory;

    private @Nullable DeclarationCatalog catalog;
    private final Map<RelationName, Adoption> adoptions = new LinkedHashMap<>();

    SchemaMigratorBuilder(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Sets which declarations are meant.
     *
     * @param catalog the declarations; otherwise all that the thread's class loader sees
     * @return this builder
     */
    public SchemaMigratorBuilder catalog(DeclarationCatalog catalog) {
        this.catalog = catalog;
        return this;
    }

    /**
     * Sets where the library's own tables are, and the relations whose declarations name no schema. A schema that does not exist
     * is created, which needs the right to do so in the database; one that exists needs no such right.
     *
     * @param schema the schema's name, unquoted; {@code null} means the first schema of the connections' {@code search_path}
     * @return this builder
     * @throws IllegalArgumentException if the name cannot be an identifier
     */
    public SchemaMigratorBuilder schema(@Nullable String schema) {
        if (schema != null) {
            Identifier.check(schema);
        }
        this.schema = schema;
        return this;
    }

    /**
     * Sets what is done with a difference.
     *
     * @param mode {@link MigrationMode#APPLY} if nothing is said
     * @return this builder
     */
    public SchemaMigratorBuilder mode(MigrationMode mode) {
        this.mode = mode;
        return this;
    }

    /**
     * Sets how long a statement may wait for a lock on a table that somebody else holds.
     *
     * @param lockTimeout between a millisecond and a day; 10 seconds if nothing is said
     * @return this builder
     * @throws IllegalArgumentException if the timeout is out of that range
     */
    public SchemaMigratorBuilder lockTimeout(Duration lockTimeout) {
        if (lockTimeout.toMillis() < 1 || lockTimeout.compareTo(LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException(
                    "The lock timeout must be between a millisecond and a day, but is " + lockTimeout);
        }
        this.lockTimeout = lockTimeout;
        return this;
    }

    /**
     * Approves one plan that is not safe.
     *
     * @param plan the id of the plan, as the refusal names it; {@code null} approves nothing
     * @return this builder
     */
    public SchemaMigratorBuilder approve(@Nullable String plan) {
        this.approve = plan;
        return this;
    }

    /**
     * Sets when the database itself is compared with the declarations.
     *
     * @param driftCheck {@link DriftCheck#ALWAYS} if nothing is said
     * @return this builder
     */
    public SchemaMigratorBuilder driftCheck(DriftCheck driftCheck) {
        this.driftCheck = driftCheck;
        return this;
    }

    /**
     * Adopts relations that are declared and exist, although this library did not create them: they are compared with their
     * declarations, changed where they differ, and recorded as applied. Without this their existence is refused. A table that is no
     * hypertable becomes one, if it holds no rows. In a database that lacks them nothing is different: they are created.
     *
     * @param relations their names: {@code table}, {@code schema.table} or {@code "Schema"."Table"}
     * @return this builder
     * @throws IllegalArgumentException if one of them cannot be a name
     */
    public SchemaMigratorBuilder adopt(Collection<String> relations) {
        relations.forEach(relation -> adoptions.putIfAbsent(RelationName.parse(relation), Adoption.AS_IT_IS));
        return this;
    }

    /**
     * Adopts tables that hold rows and are no hypertables yet. Turning them into hypertables writes every row anew, while nobody
     * can read or write the table, so that the plan has to be approved besides.
     *
     * @param relations their names: {@code table}, {@code schema.table} or {@code "Schema"."Table"}
     * @return this builder
     * @throws IllegalArgumentException if one of them cannot be a name
     */
    public SchemaMigratorBuilder migrateData(Collection<String> relations) {
        relations.forEach(relation -> adoptions.put(RelationName.parse(relation), Adoption.WITH_ROWS));
        return this;
    }

    /**
     * Sets where the mode {@link MigrationMode#EXPORT} writes its files.
     *
     * @param directory the directory of the application's own migrations; {@code src/main/resources/db/migration} if nothing is
     *     said
     * @return this builder
     */
    public SchemaMigratorBuilder exportDirectory(@Nullable Path directory) {
        this.exportDirectory = directory;
        return this;
    }

    /**
     * Makes the migrator. The database is not touched yet.
     *
     * @return the migrator
     * @throws InvalidDeclarationException if the declarations on the class path cannot be read
     */
    public SchemaMigrator build() {
        DeclarationCatalog declared = catalog != null ? catalog : DeclarationCatalog.load(classLoader());
        return new SchemaMigrator(this, declared.adopting(adoptions));
    }

    private static ClassLoader classLoader() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader != null ? loader : SchemaMigrator.class.getClassLoader();
    }
}
