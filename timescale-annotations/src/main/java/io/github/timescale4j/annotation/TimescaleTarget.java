package io.github.timescale4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says for a package and the packages below it on which servers its declarations have to run. What such a server does not have is
 * an error when the declaration is compiled, not when the application is deployed.
 *
 * <pre>{@code
 * @TimescaleTarget(version = "2.19", edition = TimescaleTarget.Edition.APACHE)
 * package com.example.metrics;
 * }</pre>
 *
 * <p>The options {@code -Atimescale.target.version=2.19} and {@code -Atimescale.target.edition=apache} of the compiler say the
 * same for a whole module; the annotation on the nearest package wins.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PACKAGE)
public @interface TimescaleTarget {

    /**
     * The oldest TimescaleDB.
     *
     * @return a version such as {@code 2.19} or {@code 2.18.1}; empty means what the compiler's option says, and 2.11 without it
     */
    String version() default "";

    /**
     * The edition.
     *
     * @return the community's, if nothing is said
     */
    Edition edition() default Edition.COMMUNITY;

    /** The editions of TimescaleDB, which differ in their licence and in what they can do. */
    enum Edition {
        /** Everything. */
        COMMUNITY,
        /** Hypertables, but no continuous aggregates, no policies and no columnstore; Debian and several clouds ship it. */
        APACHE
    }
}
