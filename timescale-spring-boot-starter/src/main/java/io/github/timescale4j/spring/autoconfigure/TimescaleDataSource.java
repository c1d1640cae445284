package io.github.timescale4j.spring.autoconfigure;

import io.github.timescale4j.client.TimeScaleClient;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.env.Environment;

/** Finds the data source that leads to the time series. */
public final class TimescaleDataSource {

    /** The name of the library's own pool. */
    public static final String BEAN_NAME = "timescaleDataSource";

    private TimescaleDataSource() {}

    /**
     * Finds the library's own pool or, where there is none, the only or primary data source of the application.
     *
     * @param beans the application's beans
     * @return the data source
     * @throws NoDatabaseException if there is none, or several and none of them is primary
     */
    public static DataSource get(BeanFactory beans) {
        DataSource dataSource = find(beans);
        if (dataSource == null) {
            throw NoDatabaseException.notOne(
                    beans.getBeanProvider(DataSource.class).stream().count());
        }
        return dataSource;
    }

    /**
     * Finds the same as {@link #get(BeanFactory)}.
     *
     * @param beans the application's beans
     * @return the data source, or {@code null}
     * @throws DatabaseChosenAheadOfTimeException if the application was built for its own data source and is told of another
     *     database now
     */
    public static @Nullable DataSource find(BeanFactory beans) {
        if (isOwn(beans)) {
            return beans.getBean(BEAN_NAME, DataSource.class);
        }
        beans.getBeanProvider(Environment.class)
                .ifAvailable(environment -> DatabaseChosenAheadOfTimeException.refuseAnother(
                        environment, "that of the application's own DataSource", "timescale.url", "timescale.host"));
        return beans.getBeanProvider(DataSource.class).getIfUnique();
    }

    /**
     * Says whose the data source is.
     *
     * @param beans the application's beans
     * @return whether it is the library's own pool
     */
    public static boolean isOwn(BeanFactory beans) {
        return beans.containsBean(BEAN_NAME);
    }

    /**
     * Says whose the client is.
     *
     * @param beans the application's beans
     * @return whether the application makes a client itself; then there is none of the library's
     */
    public static boolean isClientOfApplication(ListableBeanFactory beans) {
        return beans.getBeanNamesForType(TimeScaleClient.class, true, false).length > 0
                && beans.getBeanNamesForType(
                                        TimescaleClientAutoConfiguration.DefaultClientConfiguration.class, true, false)
                                .length
                        == 0;
    }
}
