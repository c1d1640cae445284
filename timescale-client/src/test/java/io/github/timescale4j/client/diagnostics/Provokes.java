package io.github.timescale4j.client.diagnostics;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test that makes a database in which a check has to find something. Each check needs one. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Provokes {

    /** The check's id. */
    String value();
}
