package io.github.timescale4j.spring.migration;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.spring.autoconfigure.TimescaleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Migrates where a client leads that the application made itself: as soon as it is made, so that nobody who is given it sees a
 * database without its schema.
 */
final class ApplicationClientMigration implements BeanPostProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(ApplicationClientMigration.class);

    private final BeanFactory beans;

    /** Creates the post-processor; whatever else it needs is looked up when there is a client. */
    ApplicationClientMigration(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof TimeScaleClient client
                && beans instanceof ConfigurableListableBeanFactory factory
                && TimescaleDataSource.isClientOfApplication(factory)) {
            if (leads(factory, beanName)) {
                SchemaMigrators.migrate(client.dataSource(), factory);
            } else {
                LOG.info(
                        "The schema is not migrated where the client '{}' leads: it is one of several, and not primary",
                        beanName);
            }
        }
        return bean;
    }

    private static boolean leads(ConfigurableListableBeanFactory factory, String beanName) {
        return factory.getBeanNamesForType(TimeScaleClient.class, true, false).length == 1
                || (factory.containsBeanDefinition(beanName)
                        && factory.getBeanDefinition(beanName).isPrimary());
    }
}
