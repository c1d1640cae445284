package io.github.timescale4j.spring.autoconfigure;

import java.io.Serial;
import org.springframework.aot.AotDetector;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** The application was built ahead of time for one database, and is told of another one now. */
public final class DatabaseChosenAheadOfTimeException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String property;

    private DatabaseChosenAheadOfTimeException(String property, String chosen) {
        super("The property " + property
                + " names a database, but this application was processed ahead of time without it,"
                + " and what chooses the database was decided then: it would use " + chosen + ".");
        this.property = property;
    }

    /**
     * Fails where the conditions were asked when the application was built and one of the properties is set now. Rows must not
     * go elsewhere than somebody says.
     *
     * @param environment the properties of now
     * @param chosen the database that would be used, in words
     * @param properties keys that would have led to another one
     * @throws DatabaseChosenAheadOfTimeException if one of them has a value
     */
    public static void refuseAnother(Environment environment, String chosen, String... properties) {
        if (AotDetector.useGeneratedArtifacts()) {
            for (String property : properties) {
                if (StringUtils.hasText(environment.getProperty(property))) {
                    throw new DatabaseChosenAheadOfTimeException(property, chosen);
                }
            }
        }
    }

    /**
     * The key that came too late.
     *
     * @return the key, without its value
     */
    public String property() {
        return property;
    }
}
