package io.github.timescale4j.spring.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Whether the properties say where the database is. An empty value says nothing: it takes back what a file says. */
public class DatabasePropertyCondition extends SpringBootCondition {

    private static final String[] PROPERTIES = {"timescale.url", "timescale.host"};

    /** For use in {@link org.springframework.context.annotation.Conditional}. */
    public DatabasePropertyCondition() {}

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition("the address of the time series");
        for (String property : PROPERTIES) {
            if (StringUtils.hasText(context.getEnvironment().getProperty(property))) {
                return ConditionOutcome.match(message.foundExactly(property));
            }
        }
        return ConditionOutcome.noMatch(message.didNotFind("property").items((Object[]) PROPERTIES));
    }

    /** The opposite. */
    public static final class Absent extends DatabasePropertyCondition {

        /** For use in {@link org.springframework.context.annotation.Conditional}. */
        public Absent() {}

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            ConditionOutcome present = super.getMatchOutcome(context, metadata);
            return new ConditionOutcome(!present.isMatch(), present.getConditionMessage());
        }
    }
}
