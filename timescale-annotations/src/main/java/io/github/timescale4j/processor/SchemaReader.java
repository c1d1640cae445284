package io.github.timescale4j.processor;

import io.github.timescale4j.annotation.Columnstore;
import io.github.timescale4j.annotation.ContinuousAggregate;
import io.github.timescale4j.annotation.SpacePartition;
import io.github.timescale4j.annotation.TimeSeries;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Reads annotated types into plain models, each once, and the sources of aggregates wherever they are. What would make a model
 * impossible is reported here; what makes it unwise, by the rules.
 */
final class SchemaReader {

    private final TypeReader types;
    private final TableReader tables;
    private final AggregateReader aggregates;
    private final ErrorReporter reporter;
    private final Predicate<String> isOurs;
    private final @Nullable SchemaReader foreign;
    private final Map<String, Optional<TableDeclaration>> readTables = new HashMap<>();
    private final Map<String, Optional<AggregateDeclaration>> readAggregates = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    /**
     * Makes a reader for one compilation.
     *
     * @param options the compiler's
     * @param isOurs whether a type, given by its binary name, is declared in it; others are read without messages
     */
    SchemaReader(
            Elements elements,
            Types types,
            Map<String, String> options,
            ErrorReporter reporter,
            Predicate<String> isOurs) {
        this(
                elements,
                types,
                options,
                reporter,
                isOurs,
                new SchemaReader(elements, types, options, ErrorReporter.silent(), name -> true, null));
    }

    private SchemaReader(
            Elements elements,
            Types types,
            Map<String, String> options,
            ErrorReporter reporter,
            Predicate<String> isOurs,
            @Nullable SchemaReader foreign) {
        this.types = new TypeReader(elements, types, new TargetReader(elements, options, reporter), reporter);
        this.tables = new TableReader(reporter);
        this.aggregates = new AggregateReader(reporter);
        this.reporter = reporter;
        this.isOurs = isOurs;
        this.foreign = foreign;
    }

    /** Reads a type as a table, if it is annotated as one. */
    Optional<TableDeclaration> table(TypeElement type) {
        String name = types.binaryName(type);
        Optional<TableDeclaration> known = readTables.get(name);
        if (known == null) {
            try {
                known = types.annotation(type, TimeSeries.class)
                        .filter(annotation -> !refuseBoth(type, annotation))
                        .flatMap(annotation -> types.read(type, annotation, "table"))
                        .flatMap(tables::read);
            } catch (AnnotationView.IncompleteAnnotationException e) {
                reporter.abandon(name);
                known = Optional.empty();
            }
            readTables.put(name, known);
        }
        return known;
    }

    /** Reads a type as an aggregate, if it is annotated as one. */
    Optional<AggregateDeclaration> aggregate(TypeElement type) {
        String name = types.binaryName(type);
        Optional<AggregateDeclaration> known = readAggregates.get(name);
        if (known == null) {
            open.add(name);
            try {
                known = types.annotation(type, ContinuousAggregate.class)
                        .filter(annotation ->
                                types.annotation(type, TimeSeries.class).isEmpty())
                        .flatMap(annotation -> aggregate(type, annotation));
            } catch (AnnotationView.IncompleteAnnotationException e) {
                reporter.abandon(name);
                known = Optional.empty();
            }
            open.remove(name);
            readAggregates.put(name, known);
        }
        return known;
    }

    /** Refuses what stands beside a declaration on a type that has none. */
    void refuseStray(TypeElement type) {
        for (Class<?> kind : List.of(Columnstore.class, SpacePartition.class)) {
            types.annotation(type, kind)
                    .ifPresent(annotation -> reporter.report(
                            Check.T30,
                            annotation.place(),
                            annotation + " on " + type.getSimpleName()
                                    + " says nothing, because the type declares neither a table nor an aggregate. Take it"
                                    + " away, or add @TimeSeries or @ContinuousAggregate"));
        }
    }

    private boolean refuseBoth(TypeElement type, AnnotationView annotation) {
        Optional<AnnotationView> other = types.annotation(type, ContinuousAggregate.class);
        other.ifPresent(aggregate -> reporter.report(
                Check.T23,
                aggregate.place(),
                annotation + " and " + aggregate + " on " + type.getSimpleName()
                        + ": a type is a table or an aggregate. Take one of them away"));
        return other.isPresent();
    }

    private Optional<AggregateDeclaration> aggregate(TypeElement type, AnnotationView annotation) {
        Optional<DeclaredElement> declared = types.read(type, annotation, "name");
        Optional<Source> source = source(annotation);
        return declared.isEmpty() || source.isEmpty()
                ? Optional.empty()
                : aggregates.read(declared.get(), source.get());
    }

    private Optional<Source> source(AnnotationView annotation) {
        TypeElement type = annotation.type("source");
        if (type == null) {
            if (annotation.isNoClass("source")) {
                refuse(annotation, "is not a declared type");
            } else {
                reporter.abandon(annotation.place().owner());
            }
            return Optional.empty();
        }
        boolean table = types.annotation(type, TimeSeries.class).isPresent();
        if (!table && types.annotation(type, ContinuousAggregate.class).isEmpty()) {
            refuse(annotation, "is annotated with neither @TimeSeries nor @ContinuousAggregate");
            return Optional.empty();
        }
        String name = types.binaryName(type);
        if (open.contains(name)) {
            refuse(annotation, "reads this aggregate itself, directly or through others");
            return Optional.empty();
        }
        SchemaReader reader = foreign == null || isOurs.test(name) ? this : foreign;
        Optional<Source> source = table
                ? reader.table(type).map(Source::of)
                : reader.aggregate(type).map(Source::of);
        if (source.isEmpty() && reader != this) {
            refuse(annotation, "is in another module and has errors: correct them there first");
        } else if (source.isEmpty()) {
            reporter.abandon(annotation.place().owner());
        }
        return source;
    }

    private void refuse(AnnotationView annotation, String reason) {
        reporter.report(
                Check.A01,
                annotation.place("source"),
                annotation.show("source") + ": that type " + reason
                        + ". Name a type annotated with @TimeSeries or @ContinuousAggregate");
    }
}
