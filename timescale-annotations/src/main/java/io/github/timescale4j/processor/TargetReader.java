package io.github.timescale4j.processor;

import io.github.timescale4j.annotation.TimescaleTarget;
import io.github.timescale4j.schema.Release;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Finds out on which servers a type's declaration has to run: the nearest package says it, or else the compiler's options. */
final class TargetReader {

    static final String VERSION = "timescale.target.version";
    static final String EDITION = "timescale.target.edition";

    private final Elements elements;
    private final Map<String, String> options;
    private final ErrorReporter reporter;
    private final Set<String> reported = new HashSet<>();

    TargetReader(Elements elements, Map<String, String> options, ErrorReporter reporter) {
        this.elements = elements;
        this.options = options;
        this.reporter = reporter;
    }

    Target read(TypeElement type, AnnotationView declaration) {
        AnnotationView nearest = nearest(type);
        String edition = options.getOrDefault(EDITION, "community").strip().toLowerCase(Locale.ROOT);
        if (!edition.equals("community") && !edition.equals("apache") && reported.add(EDITION)) {
            reporter.report(
                    Check.P15,
                    declaration.place(),
                    "-A" + EDITION + "=" + AnnotationView.printable(edition) + ": write community or apache");
        }
        boolean apache = nearest == null
                ? edition.equals("apache")
                : nearest.text("edition").endsWith("APACHE");
        return new Target(version(nearest, declaration), apache);
    }

    private Release version(@Nullable AnnotationView nearest, AnnotationView declaration) {
        String said = nearest == null ? "" : nearest.text("version");
        String option = options.getOrDefault(VERSION, "");
        try {
            String text = said.isEmpty() ? option : said;
            return text.isEmpty() ? Release.OLDEST : Target.version(text);
        } catch (IllegalArgumentException e) {
            if (nearest != null && !said.isEmpty() && reported.add(said)) {
                reporter.report(Check.P15, nearest.place("version"), nearest.show("version") + ": " + e.getMessage());
            } else if (said.isEmpty() && reported.add(VERSION)) {
                reporter.report(Check.P15, declaration.place(), "-A" + VERSION + ": " + e.getMessage());
            }
            return Release.OLDEST;
        }
    }

    private @Nullable AnnotationView nearest(TypeElement type) {
        String name = elements.getPackageOf(type).getQualifiedName().toString();
        while (!name.isEmpty()) {
            PackageElement element = elements.getPackageElement(name);
            if (element != null) {
                Place place = Place.of(elements.getBinaryName(type).toString(), element, Set.of());
                AnnotationView found = AnnotationView.find(element, TimescaleTarget.class, place)
                        .orElse(null);
                if (found != null) {
                    return found;
                }
            }
            name = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        }
        return null;
    }
}
