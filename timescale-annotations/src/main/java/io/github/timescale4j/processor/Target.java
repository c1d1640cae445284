package io.github.timescale4j.processor;

import io.github.timescale4j.schema.Release;

/**
 * On which servers a declaration has to run.
 *
 * @param version the oldest
 * @param apache whether they have only what the Apache edition has
 */
record Target(Release version, boolean apache) {

    /** Reads {@code 2.19} or {@code 2.18.1}. */
    static Release version(String text) {
        Release version = Release.parse(AnnotationView.printable(text));
        if (!version.atLeast(Release.OLDEST)) {
            throw new IllegalArgumentException("'" + text + "' is older than " + Release.OLDEST
                    + ", the oldest for which the generated SQL is made");
        }
        return version;
    }
}
