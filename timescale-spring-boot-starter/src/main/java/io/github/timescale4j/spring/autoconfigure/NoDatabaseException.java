package io.github.timescale4j.spring.autoconfigure;

import java.io.Serial;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Nothing says which database holds the time series. */
public final class NoDatabaseException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private NoDatabaseException(String message) {
        super(message);
    }

    static NoDatabaseException nothingConfigured(Environment environment) {
        String hint = "";
        if (StringUtils.hasText(environment.getProperty("spring.datasource.url"))) {
            hint =
                    " The property spring.datasource.url is set, but nothing reads it: spring-boot-starter-jdbc is not on the"
                            + " class path.";
        } else if (Boolean.FALSE.equals(environment.getProperty("timescale.embedded.enabled", Boolean.class))) {
            hint = " The embedded database is switched off by timescale.embedded.enabled.";
        }
        return new NoDatabaseException("No database for time series is configured." + hint);
    }

    static NoDatabaseException notOne(long dataSources) {
        if (dataSources == 0) {
            return new NoDatabaseException("Something announces a DataSource of the application, such as the property"
                    + " spring.datasource.url, but no DataSource was created. Add spring-boot-starter-jdbc, and do not exclude"
                    + " its DataSourceAutoConfiguration; or set timescale.url.");
        }
        return new NoDatabaseException("The application has " + dataSources
                + " DataSource beans, so it is not clear which of them leads to the time series.");
    }
}
