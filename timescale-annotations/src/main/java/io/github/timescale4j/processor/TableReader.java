package io.github.timescale4j.processor;

import io.github.timescale4j.schema.DeclaredColumn;
import io.github.timescale4j.schema.IndexColumn;
import io.github.timescale4j.schema.IndexColumn.Direction;
import io.github.timescale4j.schema.IndexDefinition;
import io.github.timescale4j.schema.IndexMethod;
import io.github.timescale4j.schema.NumberAxis;
import io.github.timescale4j.schema.SpacePartition;
import io.github.timescale4j.schema.Suggestions;
import io.github.timescale4j.schema.TableModel;
import io.github.timescale4j.schema.TableOptions;
import io.github.timescale4j.schema.TimeInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code @TimeSeries}. */
final class TableReader {

    private static final Set<String> WORDS_FOR_TIME =
            Set.of("time", "timestamp", "ts", "date", "datetime", "instant", "at", "epoch", "day", "hour");

    private final IntervalReader intervals;
    private final IndexReader indexes;
    private final KeyReader keys;
    private final ColumnstoreReader columnstores;
    private final OptionReader options;
    private final AxisReader axes;
    private final ErrorReporter reporter;

    TableReader(ErrorReporter reporter) {
        this.intervals = new IntervalReader(reporter);
        this.indexes = new IndexReader(reporter);
        this.keys = new KeyReader(reporter);
        this.columnstores = new ColumnstoreReader(reporter);
        this.options = new OptionReader(reporter);
        this.axes = new AxisReader(reporter);
        this.reporter = reporter;
    }

    Optional<TableDeclaration> read(DeclaredElement declared) {
        AnnotationView annotation = declared.annotation();
        Component time = timeComponent(declared);
        TimeAxis axis = time == null ? TimeAxis.TIME : axes.read(declared, time);
        TimeInterval chunk = chunk(annotation, axis);
        TimeInterval retention = intervals.read(annotation, "retention", Check.P14, axis);
        if (chunk == null && annotation.text("partitionBy").isEmpty()) {
            reporter.report(
                    Check.T03,
                    annotation.place("partitionBy"),
                    annotation.show("partitionBy") + " says nothing: " + TimeInterval.GRAMMAR);
        }
        List<DeclaredColumn> columns =
                declared.components().stream().map(Component::toColumn).toList();
        if (time == null) {
            // The entries are read all the same, for the sake of their messages.
            indexes.read(declared, columns, columns.get(0).column(), List.of());
            return Optional.empty();
        }
        List<IndexDefinition> all = indexes(declared, columns, time.name());
        TableOptions options = options(declared, columns, time.name(), axis, all);
        if (chunk == null) {
            return Optional.empty();
        }
        TableModel model = new TableModel(
                declared.binaryName(), declared.relation(), columns, time.name(), chunk, all, retention, options);
        return Optional.of(new TableDeclaration(declared, model, time, axis));
    }

    /** The default is a length of time, which means nothing where nobody knows what is counted. */
    private @Nullable TimeInterval chunk(AnnotationView annotation, TimeAxis axis) {
        NumberAxis number = axis.number();
        if (number == null || number.unit() != null || annotation.isExplicit("partitionBy")) {
            return intervals.read(annotation, "partitionBy", Check.T03, axis);
        }
        reporter.report(
                Check.T04,
                annotation.place(),
                annotation + " does not say how many of its units a chunk holds, and nothing says what the time column"
                        + " counts: TimescaleDB would take 1000000 of them. Write partitionBy = \"...\" as a number, or"
                        + " say the unit with timeUnit");
        return null;
    }

    private TableOptions options(
            DeclaredElement declared,
            List<DeclaredColumn> columns,
            String time,
            TimeAxis axis,
            List<IndexDefinition> all) {
        SpacePartition partition = keys.partition(declared, columns, time);
        return new TableOptions(
                keys.keys(declared, columns, time, partition),
                partition,
                columnstores.read(declared, columns, time, axis),
                indexes.reorder(declared, columns, time, all),
                options.columns(declared),
                options.comment(declared.annotation()),
                axis.now(),
                options.statements(declared));
    }

    private List<IndexDefinition> indexes(DeclaredElement declared, List<DeclaredColumn> columns, String time) {
        IndexDefinition automatic = IndexDefinition.of(
                declared.relation(), IndexMethod.BTREE, List.of(new IndexColumn(time, Direction.DESC)));
        List<IndexDefinition> all = new ArrayList<>(List.of(automatic));
        all.addAll(indexes.read(declared, columns, time, List.of(automatic)));
        return all;
    }

    private @Nullable Component timeComponent(DeclaredElement declared) {
        AnnotationView annotation = declared.annotation();
        String name = annotation.text("timeColumn");
        if (!name.isEmpty()) {
            return named(declared, name);
        }
        List<Component> candidates =
                declared.components().stream().filter(Component::isTime).toList();
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        if (candidates.isEmpty()) {
            return looksLikeTime(declared);
        }
        String names = candidates.stream()
                .map(candidate -> "'" + candidate.property() + "'")
                .collect(Collectors.joining(", "));
        reporter.report(
                Check.T17,
                annotation.place(),
                annotation + " on " + declared.simpleName() + ": " + names
                        + " all have a time type. Say which is the time column, for example timeColumn = \""
                        + candidates.get(0).name() + "\"");
        return null;
    }

    private @Nullable Component named(DeclaredElement declared, String name) {
        Optional<Component> found = Component.find(declared.components(), name);
        if (found.isEmpty()) {
            List<String> names =
                    declared.components().stream().map(Component::property).toList();
            reporter.report(
                    Check.T17,
                    declared.annotation().place("timeColumn"),
                    declared.annotation().show("timeColumn") + ": " + declared.simpleName()
                            + " has no component of that name. It has " + String.join(", ", names) + "."
                            + Suggestions.didYouMean(name, names));
        }
        return found.orElse(null);
    }

    /** Without a candidate, the one component that is called like a time is meant to be it, and has the wrong type. */
    private @Nullable Component looksLikeTime(DeclaredElement declared) {
        List<Component> named = declared.components().stream()
                .filter(component -> !component.sqlType().isEmpty())
                .filter(component -> WORDS_FOR_TIME.contains(
                        component.name().substring(component.name().lastIndexOf('_') + 1)))
                .toList();
        if (named.size() == 1) {
            return named.get(0);
        }
        if (declared.components().stream()
                .noneMatch(component -> component.sqlType().isEmpty())) {
            reporter.report(
                    Check.T17,
                    declared.annotation().place(),
                    declared.annotation() + " on " + declared.simpleName()
                            + ": no component has a time type, so there is nothing to partition by. Add one of type"
                            + " Instant");
        }
        return null;
    }
}
