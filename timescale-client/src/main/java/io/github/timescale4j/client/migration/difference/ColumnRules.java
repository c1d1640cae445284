package io.github.timescale4j.client.migration.difference;

import io.github.timescale4j.client.migration.catalog.ObjectKind;
import io.github.timescale4j.client.migration.catalog.SchemaObject;
import io.github.timescale4j.client.migration.difference.Subject.Change;
import io.github.timescale4j.schema.Identifier;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the columns of a table; their order does not matter. */
final class ColumnRules {

    private static final String KEPT_ONCE = "No row is read or written: the server keeps the value for old rows once";

    /** Types whose every value the other type holds, too. */
    private static final Map<String, Set<String>> WIDER = Map.of(
            "smallint", Set.of("integer", "bigint", "numeric", "double precision", "real"),
            "integer", Set.of("bigint", "numeric", "double precision"),
            "bigint", Set.of("numeric"),
            "real", Set.of("double precision"),
            "date", Set.of("timestamp without time zone", "timestamp with time zone"),
            "json", Set.of("jsonb"));

    private ColumnRules() {}

    static void compare(Subject subject) {
        for (SchemaObject declared : subject.declared.all(ObjectKind.COLUMN)) {
            SchemaObject found =
                    subject.found.find(ObjectKind.COLUMN, declared.name()).orElse(null);
            if (found == null) {
                add(subject, declared);
            } else {
                type(subject, declared, found);
                defaultValue(subject, declared, found);
                nullability(subject, declared, found);
                generation(subject, declared, found);
            }
        }
        for (SchemaObject found : subject.found.all(ObjectKind.COLUMN)) {
            if (subject.declared.find(ObjectKind.COLUMN, found.name()).isPresent()) {
                continue;
            }
            if (subject.applied.find(ObjectKind.COLUMN, found.name()).isPresent()) {
                undeclared(subject, found);
            } else if (isNeeded(found)) {
                subject.remarks.add("column " + found.name() + " of " + subject.relation()
                        + " is not declared, but NOT NULL and without a default: rows cannot be written without it");
            }
        }
    }

    private static boolean isNeeded(SchemaObject column) {
        return column.is("not null")
                && column.get("default") == null
                && column.get("generated") == null
                && column.get("identity") == null;
    }

    private static String object(SchemaObject column) {
        return "column " + column.name();
    }

    private static String describe(SchemaObject column) {
        String value = column.get("default");
        return column.text("type")
                + (column.is("not null") ? " NOT NULL" : "")
                + (value == null ? "" : " DEFAULT " + value);
    }

    private static void add(Subject subject, SchemaObject column) {
        subject.add(Step.ADD_COLUMN, object(column), "existence", describe(column), null, addition(subject, column));
        String comment = column.get("comment");
        if (comment != null) {
            CommentRules.column(subject, column.name(), comment, null);
        }
    }

    private static Change addition(Subject subject, SchemaObject column) {
        String value = column.get("default");
        if (column.get("identity") != null || column.get("generated") != null) {
            return Change.impossible("An identity or generated column can only be made together with its table."
                    + " Declare a plain column, or a new table");
        }
        if (value == null && column.is("not null") && (!subject.facts.isEmpty() || subject.hasColumnstore())) {
            return Change.impossible("The rows that are there have no value for it, and there is no default: declare a"
                    + " constant default, or make it nullable");
        }
        if (value == null || (Constants.isConstant(value) && !subject.hasColumnstore())) {
            return Change.safe(KEPT_ONCE, statement(subject, column, value));
        }
        if (subject.hasColumnstore()) {
            return besideColumnstore(subject, column, value);
        }
        return Change.of(
                subject.facts.isEmpty() ? SafetyClass.SAFE : SafetyClass.COSTLY,
                "The default is not a constant: every row is written anew under a lock (" + subject.size() + ")",
                statement(subject, column, value));
    }

    private static String statement(Subject subject, SchemaObject column, @Nullable String value) {
        return subject.alter() + " ADD COLUMN " + Identifier.quote(column.name()) + " " + column.text("type")
                + (value == null ? "" : " DEFAULT " + value)
                + (column.is("not null") ? " NOT NULL" : "");
    }

    /** TimescaleDB takes every default with a cast for an expression, and so for none that is constant. */
    private static Change besideColumnstore(Subject subject, SchemaObject column, String value) {
        Optional<String> literal = Constants.withoutCast(value, column.text("type"));
        if (literal.isEmpty()) {
            return Change.impossible("A table with a columnstore takes no column whose default is not a plain constant:"
                    + " add it without the default first, and declare the default in a second step");
        }
        String statement = statement(subject, column, literal.get());
        return literal.get().equals(value) || value.equals(literal.get() + "::" + column.text("type"))
                ? Change.safe(KEPT_ONCE, statement)
                : Change.safe(KEPT_ONCE, statement, setDefault(subject, column, value));
    }

    private static String setDefault(Subject subject, SchemaObject column, String value) {
        return subject.alter() + " ALTER COLUMN " + Identifier.quote(column.name()) + " SET DEFAULT " + value;
    }

    private static void type(Subject subject, SchemaObject declared, SchemaObject found) {
        String to = declared.text("type");
        String from = found.text("type");
        if (!to.equals(from)) {
            subject.add(
                    Step.COLUMN, object(declared), "type", to, from, typeChange(subject, declared.name(), from, to));
        }
    }

    private static Change typeChange(Subject subject, String column, String from, String to) {
        if (subject.facts.viewed().contains(column)) {
            return Change.impossible(
                    "A view or an aggregate reads this column: declare a new column of the new type, or"
                            + " change what reads it first");
        }
        if (subject.found.find(ObjectKind.DIMENSION, column).isPresent()) {
            return Change.impossible("The table is partitioned by this column: declare a new table, and copy the rows");
        }
        if (subject.facts.compressedChunks() > 0 || (subject.hasColumnstore() && !subject.version.isAtLeast(2, 24))) {
            return Change.impossible(
                    "The columnstore keeps this column's type: declare a new column of the new type, or"
                            + " decompress all chunks and change the type by hand");
        }
        String name = Identifier.quote(column);
        String statement = subject.alter() + " ALTER COLUMN " + name + " TYPE " + to + " USING " + name + "::" + to;
        boolean wider = to.equals("text") || WIDER.getOrDefault(from, Set.of()).contains(to);
        if (subject.facts.isEmpty()) {
            return Change.safe("The table is empty", statement);
        }
        return wider
                ? Change.of(
                        SafetyClass.COSTLY,
                        "Every row is written anew under a lock (" + subject.size() + ")",
                        statement)
                : Change.of(
                        SafetyClass.LOSSY,
                        "Not every " + from + " is a " + to
                                + ": values are rounded or cut, or the statement fails; and every"
                                + " row is written anew under a lock (" + subject.size() + ")",
                        statement);
    }

    private static void defaultValue(Subject subject, SchemaObject declared, SchemaObject found) {
        String to = declared.get("default");
        String from = found.get("default");
        if (Objects.equals(to, from) || (to == null && isForeign(subject, found, "default"))) {
            return;
        }
        String alter = subject.alter() + " ALTER COLUMN " + Identifier.quote(declared.name());
        subject.add(
                Step.COLUMN,
                object(declared),
                "default",
                to,
                from,
                Change.safe(
                        "It is for rows to come; those that are there keep their values",
                        to == null ? alter + " DROP DEFAULT" : setDefault(subject, declared, to)));
    }

    /** Whether somebody else has set what no declaration ever said. */
    static boolean isForeign(Subject subject, SchemaObject found, String property) {
        @Nullable
        String before = subject.applied
                .find(found.kind(), found.name())
                .map(object -> object.get(property))
                .orElse(null);
        return before == null;
    }

    private static void nullability(Subject subject, SchemaObject declared, SchemaObject found) {
        if (declared.is("not null") == found.is("not null")) {
            return;
        }
        boolean notNull = declared.is("not null");
        String statement = subject.alter() + " ALTER COLUMN " + Identifier.quote(declared.name())
                + (notNull ? " SET NOT NULL" : " DROP NOT NULL");
        Change change = Change.safe("No row is read", statement);
        if (subject.hasColumnstore() && !subject.version.isAtLeast(2, notNull ? 19 : 18)) {
            change = Change.impossible(
                    "With a columnstore this needs TimescaleDB 2.19: update the extension, or take the change back");
        } else if (notNull && !subject.facts.isEmpty()) {
            change = Change.of(
                    SafetyClass.COSTLY,
                    "Every row is read under a lock (" + subject.size()
                            + "), and the statement fails if one has no value: fill those first",
                    statement);
        }
        subject.add(
                Step.COLUMN,
                object(declared),
                "nullability",
                notNull ? "NOT NULL" : "nullable",
                notNull ? "nullable" : "NOT NULL",
                change);
    }

    private static void generation(Subject subject, SchemaObject declared, SchemaObject found) {
        for (String property : Set.of("generated", "identity")) {
            if (!Objects.equals(declared.get(property), found.get(property))) {
                subject.add(
                        Step.COLUMN,
                        object(declared),
                        property,
                        declared.get(property),
                        found.get(property),
                        Change.impossible(
                                "It can only be made together with its table: declare a new column or a new table"));
            }
        }
    }

    private static void undeclared(Subject subject, SchemaObject found) {
        subject.remarks.add("column " + found.name() + " of " + subject.relation()
                + " is not declared any more; drop it by hand if its data may go");
        if (isNeeded(found)) {
            subject.add(
                    Step.COLUMN,
                    object(found),
                    "nullability",
                    null,
                    "NOT NULL",
                    Change.safe(
                            "It is not declared any more: rows are written without it from now on",
                            subject.alter() + " ALTER COLUMN " + Identifier.quote(found.name()) + " DROP NOT NULL"));
        }
    }
}
