package io.github.timescale4j.spring.observation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties below {@code timescale.observation}.
 *
 * @param enabled Whether statements and the migration are observed, where the application has a registry of observations.
 * @param queryText Whether the text of a statement is part of its observation. Bound values never are, literals in the text are.
 */
@ConfigurationProperties("timescale.observation")
public record ObservationProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("false") boolean queryText) {}
