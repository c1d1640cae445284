package io.github.timescale4j.client.migration;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of this jar, as Maven wrote it there. */
final class LibraryVersion {

    private static final String RESOURCE = "/META-INF/maven/io.github.timescale4j/timescale-client/pom.properties";

    private LibraryVersion() {}

    /** The version, or {@code unknown} where the classes do not come from the jar. */
    static String get() {
        try (InputStream stream = LibraryVersion.class.getResourceAsStream(RESOURCE)) {
            Properties properties = new Properties();
            if (stream != null) {
                properties.load(stream);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
