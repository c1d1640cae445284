package io.github.timescale4j.processor;

import io.github.timescale4j.schema.ColumnOptions;
import io.github.timescale4j.schema.ForeignKey;
import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.schema.SqlText;
import io.github.timescale4j.schema.TableStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what declarations say in words and in SQL of their own: comments, defaults, checks, earlier names. */
final class OptionReader {

    private final ErrorReporter reporter;

    OptionReader(ErrorReporter reporter) {
        this.reporter = reporter;
    }

    /** What {@code @Column} says beside name and type, for the components of which it says something. */
    List<ColumnOptions> columns(DeclaredElement declared) {
        List<ColumnOptions> all = new ArrayList<>();
        for (Component component : declared.components()) {
            AnnotationView column = component.column();
            if (column != null) {
                ColumnOptions options = new ColumnOptions(
                        component.name(),
                        sql(column, "defaultValue"),
                        sql(column, "check"),
                        comment(column),
                        renamedFrom(column, component, declared.components()),
                        references(column));
                if (!options.equals(new ColumnOptions(component.name(), null, null, null, null, null))) {
                    all.add(options);
                }
            }
        }
        return all;
    }

    /** A part of a statement that a user wrote, or {@code null} if there is none, or if it cannot be one. */
    @Nullable
    String sql(AnnotationView annotation, String member) {
        String text = annotation.text(member);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return SqlText.check(text);
        } catch (IllegalArgumentException e) {
            reporter.report(
                    Check.T27,
                    annotation.place(member),
                    annotation.show(member) + " cannot stand inside of a statement: " + e.getMessage()
                            + ". Write one expression in SQL");
            return null;
        }
    }

    /** A comment for the catalog, or {@code null} if there is none, or if it is not one line. */
    @Nullable
    String comment(AnnotationView annotation) {
        String text = annotation.text("comment");
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            reporter.report(
                    Check.T27,
                    annotation.place("comment"),
                    annotation.show("comment") + " holds a control character. Write it in one line");
            return null;
        }
        return text.isBlank() ? null : text;
    }

    /** What runs after the table's own statements, without what cannot, which is reported. */
    List<String> statements(DeclaredElement declared) {
        AnnotationView annotation = declared.annotation();
        List<String> all = new ArrayList<>();
        List<String> entries = annotation.texts("sql");
        for (int at = 0; at < entries.size(); at++) {
            try {
                all.add(TableStatement.render(entries.get(at), declared.relation()));
            } catch (IllegalArgumentException e) {
                reporter.report(
                        Check.T31,
                        annotation.place("sql", at),
                        annotation + "(sql = \"" + AnnotationView.printable(entries.get(at)) + "\"): "
                                + e.getMessage());
            }
        }
        return all;
    }

    private @Nullable ForeignKey references(AnnotationView column) {
        String text = column.text("references");
        if (text.isEmpty()) {
            return null;
        }
        try {
            return ForeignKey.parse(text);
        } catch (IllegalArgumentException e) {
            reporter.report(
                    Check.T11,
                    column.place("references"),
                    column.show("references") + ": " + AnnotationView.printable(String.valueOf(e.getMessage())));
            return null;
        }
    }

    private @Nullable String renamedFrom(AnnotationView column, Component component, List<Component> all) {
        String from = column.text("renamedFrom");
        if (from.isEmpty()) {
            return null;
        }
        try {
            Identifier.check(from);
            if (from.equals(component.name())) {
                throw new IllegalArgumentException("that is its name now. Write the name that it had before");
            }
            if (all.stream().anyMatch(other -> other.name().equals(from))) {
                throw new IllegalArgumentException(
                        "another component has the column of that name, so it cannot have become this one");
            }
            if (all.stream()
                    .takeWhile(other -> !other.equals(component))
                    .anyMatch(other -> other.column() != null
                            && other.column().text("renamedFrom").equals(from))) {
                throw new IllegalArgumentException("another component says the same of itself");
            }
            return from;
        } catch (IllegalArgumentException e) {
            reporter.report(Check.T28, column.place("renamedFrom"), column.show("renamedFrom") + ": " + e.getMessage());
            return null;
        }
    }
}
