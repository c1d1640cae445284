package io.github.timescale4j.client.migration.difference;

import io.github.timescale4j.client.migration.catalog.ObjectKind;
import io.github.timescale4j.client.migration.catalog.SchemaObject;
import io.github.timescale4j.client.migration.difference.Subject.Change;
import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.schema.Literal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares comments. */
final class CommentRules {

    private static final String WHY = "Nothing but the catalog is touched";

    private CommentRules() {}

    static void compare(Subject subject) {
        SchemaObject declared = subject.declared.only(ObjectKind.RELATION).orElse(null);
        SchemaObject found = subject.found.only(ObjectKind.RELATION).orElse(null);
        if (declared != null && found != null && differs(subject, declared, found)) {
            String kind = subject.declared.aggregate() ? "VIEW " : "TABLE ";
            subject.add(
                    Step.COMMENT,
                    subject.declared.aggregate() ? "aggregate" : "table",
                    "comment",
                    declared.get("comment"),
                    found.get("comment"),
                    Change.safe(
                            WHY,
                            "COMMENT ON " + kind + subject.relation().quoted() + " IS "
                                    + literal(declared.get("comment"))));
        }
        for (SchemaObject column : subject.declared.all(ObjectKind.COLUMN)) {
            subject.found
                    .find(ObjectKind.COLUMN, column.name())
                    .filter(other -> differs(subject, column, other))
                    .ifPresent(other -> column(subject, column.name(), column.get("comment"), other.get("comment")));
        }
    }

    private static boolean differs(Subject subject, SchemaObject declared, SchemaObject found) {
        String comment = declared.get("comment");
        return !Objects.equals(comment, found.get("comment"))
                && (comment != null || !ColumnRules.isForeign(subject, found, "comment"));
    }

    static void column(Subject subject, String column, @Nullable String declared, @Nullable String found) {
        subject.add(
                Step.COMMENT,
                "column " + column,
                "comment",
                declared,
                found,
                Change.safe(
                        WHY,
                        "COMMENT ON COLUMN " + subject.relation().quoted() + "." + Identifier.quote(column) + " IS "
                                + literal(declared)));
    }

    private static String literal(@Nullable String text) {
        return text == null ? "NULL" : Literal.quote(text);
    }
}
