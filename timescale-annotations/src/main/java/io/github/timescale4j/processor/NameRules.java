package io.github.timescale4j.processor;

import io.github.timescale4j.schema.IndexDefinition;
import io.github.timescale4j.schema.KeyConstraint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tables, views and indexes of one schema share one set of names. */
final class NameRules {

    private final ErrorReporter reporter;
    private final Map<String, String> taken = new HashMap<>();

    NameRules(ErrorReporter reporter) {
        this.reporter = reporter;
    }

    /** Takes a relation's name for a declaration that is not checked now. */
    void take(@Nullable String schema, String name, String owner) {
        taken.putIfAbsent(key(schema, name), owner);
    }

    /** Takes a relation's name, or reports who has it. */
    void check(DeclaredElement declared, String member) {
        AnnotationView annotation = declared.annotation();
        String other = taken.putIfAbsent(
                key(declared.relation().schema(), declared.relation().name()), declared.binaryName());
        if (other != null && !other.equals(declared.binaryName())) {
            reporter.report(
                    Check.T20,
                    annotation.isExplicit(member) ? annotation.place(member) : annotation.place(),
                    annotation + " on " + declared.simpleName() + ": '" + declared.relation() + "' is the name of "
                            + other + " already. Give one of them another with " + member + " = \"...\"");
        }
    }

    /** Takes the names of a table's indexes. Those of an aggregate get theirs from the server. */
    void checkIndexes(TableDeclaration table) {
        DeclaredElement declared = table.declared();
        if (reporter.hasFailed(declared.binaryName())) {
            return; // Where the table's own name is taken, those of its indexes are, too.
        }
        List<String> names = Stream.concat(
                        table.model().indexes().stream().map(IndexDefinition::name),
                        table.model().options().keys().stream().map(KeyConstraint::name))
                .toList();
        for (String name : names) {
            String other = taken.putIfAbsent(key(declared.relation().schema(), name), declared.binaryName());
            if (other != null) {
                reporter.report(
                        Check.T20,
                        declared.annotation().place(),
                        declared.annotation() + " on " + declared.simpleName() + ": its index '" + name
                                + "' has a name that " + other + " uses already. Give one of the tables another name"
                                + " with table = \"...\"");
            }
        }
    }

    private static String key(@Nullable String schema, String name) {
        return (schema == null ? "" : schema) + '\t' + name;
    }
}
