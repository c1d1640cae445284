package io.github.timescale4j.processor;

import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Prints messages and goes on, so that one compilation shows all of them. It remembers which declarations have errors: those
 * produce no output.
 */
final class ErrorReporter {

    private final @Nullable Messager messager;
    private final Set<String> failed = new HashSet<>();

    private ErrorReporter(@Nullable Messager messager) {
        this.messager = messager;
    }

    static ErrorReporter printingTo(Messager messager) {
        return new ErrorReporter(messager);
    }

    /** For types of other modules, which were checked when they were compiled. */
    static ErrorReporter silent() {
        return new ErrorReporter(null);
    }

    /** Reports one finding. Each new one gets a test that asserts its file and line, and a section in {@code docs/checks.md}. */
    void report(Check check, Place place, String message) {
        print(check, check.severity(), place, message);
    }

    /** Reports a finding that is an error elsewhere, and less than that here. */
    void warn(Check check, Place place, String message) {
        print(check, Diagnostic.Kind.WARNING, place, message);
    }

    /** Reports what is right and can be better: it breaks no build, not even one that takes warnings for errors. */
    void note(Check check, Place place, String message) {
        print(check, Diagnostic.Kind.NOTE, place, message);
    }

    private void print(Check check, Diagnostic.Kind severity, Place place, String message) {
        if (severity == Diagnostic.Kind.ERROR) {
            failed.add(place.owner());
        } else if (place.suppressed().contains(check.name())) {
            return;
        }
        if (messager != null) {
            messager.printMessage(
                    severity, "[" + check.name() + "] " + message, place.element(), place.annotation(), place.value());
        }
    }

    /** Gives up a declaration without a message, because javac has its own. */
    void abandon(String owner) {
        failed.add(owner);
    }

    boolean hasFailed(String owner) {
        return failed.contains(owner);
    }
}
