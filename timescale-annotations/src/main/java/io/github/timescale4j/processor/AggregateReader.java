package io.github.timescale4j.processor;

import io.github.timescale4j.schema.AggregateColumn;
import io.github.timescale4j.schema.AggregateModel;
import io.github.timescale4j.schema.AggregateOptions;
import io.github.timescale4j.schema.DeclaredColumn;
import io.github.timescale4j.schema.Expression;
import io.github.timescale4j.schema.IndexColumn;
import io.github.timescale4j.schema.IndexColumn.Direction;
import io.github.timescale4j.schema.IndexDefinition;
import io.github.timescale4j.schema.IndexMethod;
import io.github.timescale4j.schema.NumberAxis;
import io.github.timescale4j.schema.RelationName;
import io.github.timescale4j.schema.TimeInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code @ContinuousAggregate}. */
final class AggregateReader {

    private static final TimeInterval DAY = new TimeInterval(0, 1, 0);

    private final IntervalReader intervals;
    private final IndexReader indexes;
    private final ColumnstoreReader columnstores;
    private final OptionReader options;
    private final AlignmentReader alignments;
    private final QueryReader queries;
    private final RefreshReader refreshes;
    private final ErrorReporter reporter;

    AggregateReader(ErrorReporter reporter) {
        this.intervals = new IntervalReader(reporter);
        this.indexes = new IndexReader(reporter);
        this.columnstores = new ColumnstoreReader(reporter);
        this.options = new OptionReader(reporter);
        this.queries = new QueryReader(reporter);
        this.refreshes = new RefreshReader(reporter);
        this.alignments = new AlignmentReader(reporter);
        this.reporter = reporter;
    }

    Optional<AggregateDeclaration> read(DeclaredElement declared, Source source) {
        AnnotationView annotation = declared.annotation();
        TimeInterval width = intervals.read(annotation, "interval", Check.A02, source.axis());
        if (width == null && annotation.text("interval").isEmpty()) {
            reporter.report(
                    Check.A02,
                    annotation.place("interval"),
                    annotation.show("interval") + " says nothing: " + TimeInterval.GRAMMAR);
        }
        TimeInterval retention = intervals.read(annotation, "retention", Check.P14, source.axis());
        // Without a width the components are read all the same, for the sake of their messages.
        NumberAxis number = source.axis().number();
        TimeInterval bucket = width != null ? width : number == null ? DAY : number.length(1);
        List<DeclaredRefresh> policies = refreshes.read(annotation, bucket, source);
        boolean written = !annotation.text("sql").isEmpty();
        String query = written ? queries.read(annotation, source, bucket) : null;
        Optional<List<AggregateColumn>> columns = written
                ? queries.columns(declared, source, bucket)
                : new OutputReader(declared, source, bucket, alignments.read(annotation, source), reporter).read();
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        List<IndexDefinition> own = indexes(declared, columns.get());
        return width == null
                ? Optional.empty()
                : Optional.of(new AggregateDeclaration(
                        declared,
                        new AggregateModel(
                                declared.binaryName(),
                                declared.relation(),
                                source.relation(),
                                columns.get(),
                                width,
                                annotation.flag("materializedOnly"),
                                own,
                                policies.stream().map(DeclaredRefresh::policy).toList(),
                                retention,
                                options(declared, columns.get(), query, source.axis())),
                        source,
                        policies));
    }

    private AggregateOptions options(
            DeclaredElement declared, List<AggregateColumn> columns, @Nullable String query, TimeAxis axis) {
        List<DeclaredColumn> all = columns.stream().map(AggregateColumn::column).toList();
        AnnotationView annotation = declared.annotation();
        return new AggregateOptions(
                query,
                options.sql(annotation, "filter"),
                intervals.read(annotation, "chunkInterval", Check.T03, axis),
                columnstores.read(declared, all, bucket(columns), axis),
                options.columns(declared),
                options.comment(annotation));
    }

    private static String bucket(List<AggregateColumn> columns) {
        return columns.stream()
                .filter(column -> column.expression() instanceof Expression.Bucket)
                .map(column -> column.column().column())
                .findFirst()
                .orElseThrow();
    }

    private List<IndexDefinition> indexes(DeclaredElement declared, List<AggregateColumn> columns) {
        RelationName relation = declared.relation();
        String bucket = bucket(columns);
        IndexColumn newestFirst = new IndexColumn(bucket, Direction.DESC);
        List<IndexDefinition> automatic = new ArrayList<>();
        automatic.add(IndexDefinition.of(relation, IndexMethod.BTREE, List.of(newestFirst)));
        for (AggregateColumn column : columns) {
            if (column.expression() instanceof Expression.Key) {
                IndexColumn key = new IndexColumn(column.column().column(), null);
                automatic.add(IndexDefinition.of(relation, IndexMethod.BTREE, List.of(key, newestFirst)));
            }
        }
        List<DeclaredColumn> all = columns.stream().map(AggregateColumn::column).toList();
        return indexes.read(declared, all, bucket, automatic);
    }
}
