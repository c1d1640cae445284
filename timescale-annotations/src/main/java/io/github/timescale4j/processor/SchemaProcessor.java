package io.github.timescale4j.processor;

import io.github.timescale4j.annotation.Aggregate;
import io.github.timescale4j.annotation.Column;
import io.github.timescale4j.annotation.Columnstore;
import io.github.timescale4j.annotation.ContinuousAggregate;
import io.github.timescale4j.annotation.SpacePartition;
import io.github.timescale4j.annotation.TimeSeries;
import io.github.timescale4j.annotation.TimescaleTarget;
import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * Turns types annotated with {@link TimeSeries} and {@link ContinuousAggregate} into SQL: one resource for each type and one index
 * for the module, under {@code META-INF/timescale/}. Its options {@code timescale.target.version} and
 * {@code timescale.target.edition} say on which servers that has to run, as {@link TimescaleTarget} does.
 */
public final class SchemaProcessor extends AbstractProcessor {

    private final Set<String> names = new TreeSet<>();
    private final Set<String> stray = new TreeSet<>();

    /** Made by the compiler. */
    public SchemaProcessor() {}

    /**
     * The annotations that belong to this processor alone.
     *
     * @return their names
     */
    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(
                TimeSeries.class.getName(),
                ContinuousAggregate.class.getName(),
                Column.class.getName(),
                Columnstore.class.getName(),
                SpacePartition.class.getName(),
                TimescaleTarget.class.getName(),
                Aggregate.class.getName());
    }

    /**
     * On which servers the SQL has to run.
     *
     * @return the names of the options
     */
    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(TargetReader.VERSION, TargetReader.EDITION);
    }

    /**
     * Every version of the language, because only declarations are read.
     *
     * @return the running compiler's version
     */
    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    /**
     * Collects the annotated types in every round, and works on all of them in the last: then what other processors generate is
     * there.
     *
     * @param annotations which of the annotations there are
     * @param round what there is to process
     * @return {@code true}
     */
    @Override
    @SuppressWarnings(
            "DoNotClaimAnnotations") // they are ours alone, and unclaimed ones draw a warning under -Xlint:all
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        collect(round, TimeSeries.class, names);
        collect(round, ContinuousAggregate.class, names);
        collect(round, Columnstore.class, stray);
        collect(round, SpacePartition.class, stray);
        if (round.processingOver()) {
            try {
                stray.removeAll(names);
                new SchemaCompilation(processingEnv, names, stray).run();
            } catch (RuntimeException e) {
                processingEnv
                        .getMessager()
                        .printMessage(
                                Diagnostic.Kind.ERROR,
                                "[" + Check.T26 + "] the SQL for time series could not be made: " + e
                                        + ". Please report this, with the declarations and what follows: "
                                        + SchemaCompilation.firstFrames(e));
            }
        }
        return true;
    }

    private static void collect(RoundEnvironment round, Class<? extends Annotation> annotation, Set<String> names) {
        for (Element element : round.getElementsAnnotatedWith(annotation)) {
            if (element instanceof TypeElement type) {
                names.add(type.getQualifiedName().toString());
            }
        }
    }
}
