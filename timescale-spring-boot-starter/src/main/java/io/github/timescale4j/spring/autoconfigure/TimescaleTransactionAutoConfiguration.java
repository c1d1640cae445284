package io.github.timescale4j.spring.autoconfigure;

import io.github.timescale4j.spring.autoconfigure.TimescaleTransactionConfiguration.OnlyManagerConfiguration;
import io.github.timescale4j.spring.autoconfigure.TimescaleTransactionConfiguration.SecondManagerConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/**
 * Transactions on the library's own pool: those of {@code @Transactional}, if the application has no transaction manager, and
 * otherwise those of {@code @Transactional("timescale")}.
 */
@AutoConfiguration(
        before = TransactionAutoConfiguration.class,
        after = {TimescaleDataSourceAutoConfiguration.class, TransactionManagerCustomizationAutoConfiguration.class},
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
        })
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@Import({OnlyManagerConfiguration.class, SecondManagerConfiguration.class})
public final class TimescaleTransactionAutoConfiguration {}
