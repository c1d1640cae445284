package io.github.timescale4j.processor;

import io.github.timescale4j.schema.RefreshPolicy;

/**
 * A refresh policy, and where it is said.
 *
 * @param policy what it is
 * @param annotation {@code @Refresh}, or the aggregate's own annotation where that says it
 * @param start the name of the member there that says where the window begins
 * @param end the name of the one that says where it ends
 * @param every the name of the one that says how often it runs
 */
record DeclaredRefresh(RefreshPolicy policy, AnnotationView annotation, String start, String end, String every) {

    boolean hasExplicitStart() {
        return annotation.isExplicit(start);
    }
}
