package io.github.timescale4j.spring.autoconfigure;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** Whether the properties say where the database is. */
final class DatabasePropertyCondition extends AnyNestedCondition {

    DatabasePropertyCondition() {
        super(ConfigurationPhase.PARSE_CONFIGURATION);
    }

    @ConditionalOnProperty("timescale.url")
    static final class Url {}

    @ConditionalOnProperty("timescale.host")
    static final class Host {}
}
