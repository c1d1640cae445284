/**
 * Declarations that the documentation shows, with the SQL that the processor makes of them. They are not the application's:
 * {@code DocumentationTest} has the processor read these files.
 */
@TimescaleTarget(version = "2.22")
package com.example.documented;

import io.github.timescale4j.annotation.TimescaleTarget;
