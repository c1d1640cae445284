package io.github.timescale4j.client.migration.difference;

import io.github.timescale4j.client.ServerVersion;
import io.github.timescale4j.client.migration.catalog.RelationFacts;
import io.github.timescale4j.client.migration.catalog.RelationSnapshot;
import io.github.timescale4j.schema.RelationName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares relations, one after the other, and collects what is different. */
public final class Comparison {

    private final ServerVersion version;
    private final List<Difference> differences = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /**
     * Creates a comparison.
     *
     * @param version what the server is and can
     */
    public Comparison(ServerVersion version) {
        this.version = version;
    }

    /**
     * Compares one relation.
     *
     * @param declared how it is declared
     * @param found how it is
     * @param applied how the library made it; what is found but was never made by it belongs to somebody else
     * @param wishes what else was asked for
     * @param facts tells what a change would meet; asked only where something is different
     * @throws SQLException if the facts cannot be read
     */
    public void add(
            RelationSnapshot declared, RelationSnapshot found, RelationSnapshot applied, Wishes wishes, Facts facts)
            throws SQLException {
        Subject first = compare(declared, found, applied, wishes, RelationFacts.NONE);
        Subject subject = first.differences.isEmpty() && first.remarks.isEmpty()
                ? first
                : compare(declared, found, applied, wishes, facts.of(declared.relation()));
        differences.addAll(subject.differences);
        remarks.addAll(subject.remarks);
    }

    private Subject compare(
            RelationSnapshot declared,
            RelationSnapshot found,
            RelationSnapshot applied,
            Wishes wishes,
            RelationFacts facts) {
        Subject subject = new Subject(declared, found, applied, wishes, facts, version);
        if (declared.aggregate()) {
            StorageRules.aggregate(subject);
            if (wishes.chunkInterval()) {
                StorageRules.aggregateChunks(subject);
            }
        } else {
            ColumnRules.compare(subject);
            TableRules.dimensions(subject);
            TableRules.constraints(subject);
        }
        IndexRules.compare(subject);
        StorageRules.columnstore(subject);
        PolicyRules.compare(subject);
        CommentRules.compare(subject);
        return subject;
    }

    /**
     * Compares the policies of an aggregate that is made anew, and so loses its old ones.
     *
     * @param declared how it is declared
     * @param found how it is
     * @param applied how the library made it
     * @param facts what it holds
     * @return what costs data
     */
    public List<Difference> losses(
            RelationSnapshot declared, RelationSnapshot found, RelationSnapshot applied, RelationFacts facts) {
        Subject subject = new Subject(declared, found, applied, new Wishes(false, false), facts, version);
        PolicyRules.compare(subject);
        return subject.differences.stream()
                .filter(difference -> difference.safety() == SafetyClass.LOSSY)
                .toList();
    }

    /**
     * The retention policy that a relation has.
     *
     * @param found how it is
     * @return the statement that would make it; nothing if there is none
     */
    public static Optional<String> retention(RelationSnapshot found) {
        return PolicyRules.retention(found);
    }

    /**
     * Completes declared statements.
     *
     * @param statements the statements, which run on every release
     * @return the same, with what is to be said besides on this release
     */
    public List<String> explicit(List<String> statements) {
        return RefreshBatches.explicit(statements, version);
    }

    /**
     * Compares the texts of statements whose effect cannot be read back.
     *
     * @param relation the relation
     * @param declared its statements as they are declared
     * @param applied its statements as they were run
     */
    public void addStatements(RelationName relation, List<String> declared, List<String> applied) {
        StatementRules.compare(relation, declared, applied, differences, remarks);
    }

    /**
     * Adds what was found otherwise.
     *
     * @param difference a relation that does not exist yet, for example
     */
    public void add(Difference difference) {
        differences.add(difference);
    }

    /**
     * Makes the plan.
     *
     * @param history the number that it will have in the history
     * @return the plan
     */
    public SchemaPlan plan(long history) {
        return SchemaPlan.of(differences, remarks, history);
    }

    /**
     * What no snapshot tells.
     *
     * @param chunkInterval whether the declaration of an aggregate says the interval of its chunks
     * @param migrateData whether the rows of a table may be moved into chunks
     */
    public record Wishes(boolean chunkInterval, boolean migrateData) {}

    /** Tells what a change would meet. */
    @FunctionalInterface
    public interface Facts {

        /**
         * Reads the facts.
         *
         * @param relation the relation
         * @return its facts
         * @throws SQLException if they cannot be read
         */
        RelationFacts of(RelationName relation) throws SQLException;
    }
}
