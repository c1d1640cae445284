package io.github.timescale4j.processor;

import io.github.timescale4j.annotation.ContinuousAggregate;
import io.github.timescale4j.annotation.TimeSeries;
import io.github.timescale4j.schema.Ddl;
import io.github.timescale4j.schema.Declaration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;

/** The way of one compilation's declarations: read, checked, written. */
final class SchemaCompilation {

    private final ProcessingEnvironment environment;
    private final Elements elements;
    private final ErrorReporter reporter;
    private final List<TypeElement> types;
    private final Set<String> names;
    private final List<TypeElement> stray;

    /**
     * Takes the annotated types.
     *
     * @param names their canonical names: elements do not outlive a round
     * @param stray the names of those that have only what stands beside a declaration
     */
    SchemaCompilation(ProcessingEnvironment environment, Set<String> names, Set<String> stray) {
        this.environment = environment;
        this.elements = environment.getElementUtils();
        this.reporter = ErrorReporter.printingTo(environment.getMessager());
        this.types = types(names);
        this.stray = types(stray);
        this.names = types.stream().map(this::binaryName).collect(Collectors.toSet());
    }

    private List<TypeElement> types(Set<String> canonical) {
        return canonical.stream()
                .map(elements::getTypeElement)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(this::binaryName))
                .toList();
    }

    void run() {
        SchemaReader reader = new SchemaReader(
                elements, environment.getTypeUtils(), environment.getOptions(), reporter, names::contains);
        List<TableDeclaration> tables = new ArrayList<>();
        List<AggregateDeclaration> aggregates = new ArrayList<>();
        for (TypeElement type : types) {
            reader.table(type).ifPresent(tables::add);
            reader.aggregate(type).ifPresent(aggregates::add);
        }
        stray.forEach(reader::refuseStray);
        SchemaWriter writer = new SchemaWriter(environment.getFiler());
        List<Declaration> existing = writer.existing();
        List<Declaration> kept = existing.stream().filter(this::isUntouched).toList();
        new SchemaValidator(reporter, names::contains).check(tables, aggregates, kept);
        write(writer, existing, kept, tables, aggregates);
    }

    private void write(
            SchemaWriter writer,
            List<Declaration> existing,
            List<Declaration> kept,
            List<TableDeclaration> tables,
            List<AggregateDeclaration> aggregates) {
        List<Declaration> written = new ArrayList<>(kept);
        try {
            for (TableDeclaration table : tables) {
                if (!reporter.hasFailed(table.declared().binaryName())) {
                    written.add(table.model().toDeclaration(table.declared().needed()));
                    writer.writeScript(
                            table.model().type(),
                            Ddl.statements(table.model()),
                            table.declared().element());
                }
            }
            for (AggregateDeclaration aggregate : aggregates) {
                if (!reporter.hasFailed(aggregate.declared().binaryName())) {
                    written.add(
                            aggregate.model().toDeclaration(aggregate.declared().needed()));
                    writer.writeScript(
                            aggregate.model().type(),
                            Ddl.statements(aggregate.model()),
                            aggregate.declared().element());
                }
            }
            // The script of a declaration that is gone cannot be deleted through a Filer; nothing refers to it any
            // more.
            if (!written.isEmpty() || !existing.isEmpty()) {
                writer.writeIndex(written, types);
            }
        } catch (IOException e) {
            environment
                    .getMessager()
                    .printMessage(
                            Diagnostic.Kind.ERROR,
                            "[" + Check.T26 + "] the SQL for time series could not be written: " + e);
        }
    }

    /** Whether an entry of an earlier compilation still holds: its type is there, annotated, and not compiled now. */
    private boolean isUntouched(Declaration declaration) {
        if (names.contains(declaration.type())) {
            return false;
        }
        TypeElement type = elements.getTypeElement(declaration.type());
        TypeElement nested =
                type == null ? elements.getTypeElement(declaration.type().replace('$', '.')) : type;
        return nested != null && isAnnotated(nested);
    }

    private static boolean isAnnotated(Element element) {
        return element.getAnnotation(TimeSeries.class) != null
                || element.getAnnotation(ContinuousAggregate.class) != null;
    }

    private String binaryName(TypeElement type) {
        return elements.getBinaryName(type).toString();
    }

    /** Enough of a stack trace to find a mistake of ours. */
    static String firstFrames(Throwable e) {
        return Arrays.stream(e.getStackTrace())
                .limit(3)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(", "));
    }
}
