package io.github.timescale4j.spring.autoconfigure;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Whether the application has a data source of its own: a bean, or what makes Spring Boot create one later. It is asked before
 * Spring Boot's own auto-configuration of data sources.
 */
public class ApplicationDataSourceCondition extends SpringBootCondition implements ConfigurationCondition {

    private static final String BOOT = "org.springframework.boot.jdbc.autoconfigure.";
    private static final String[] PROPERTIES = {"spring.datasource.url", "spring.datasource.jndi-name"};

    /** For use in {@link org.springframework.context.annotation.Conditional}. */
    public ApplicationDataSourceCondition() {}

    @Override
    public ConfigurationPhase getConfigurationPhase() {
        return ConfigurationPhase.REGISTER_BEAN;
    }

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition("the application's own DataSource");
        String found = find(context);
        return found != null
                ? ConditionOutcome.match(message.found("sign").items(found))
                : ConditionOutcome.noMatch(message.because("there is no sign of one"));
    }

    private static @Nullable String find(ConditionContext context) {
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        if (beans != null && beans.getBeanNamesForType(DataSource.class, true, false).length > 0) {
            return "bean of type DataSource";
        }
        Class<?> details = bootClass("JdbcConnectionDetails", context);
        if (details == null) {
            return null;
        }
        if (beans != null && beans.getBeanNamesForType(details, true, false).length > 0) {
            return "bean of type JdbcConnectionDetails";
        }
        Environment environment = context.getEnvironment();
        for (String property : PROPERTIES) {
            if (StringUtils.hasText(environment.getProperty(property))) {
                return property;
            }
        }
        return null;
    }

    private static @Nullable Class<?> bootClass(String name, ConditionContext context) {
        try {
            return ClassUtils.forName(BOOT + name, context.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    /** The opposite. */
    public static class Absent extends ApplicationDataSourceCondition {

        /** For use in {@link org.springframework.context.annotation.Conditional}. */
        public Absent() {}

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            ConditionOutcome present = super.getMatchOutcome(context, metadata);
            return new ConditionOutcome(!present.isMatch(), present.getConditionMessage());
        }
    }
}
