package io.github.timescale4j.test;

import org.testcontainers.utility.DockerImageName;

/**
 * The images of TimescaleDB, as Testcontainers' {@code PostgreSQLContainer} takes them: it refuses an image whose name is not {@code
 * postgres}, unless it is told that the image can stand in for it.
 *
 * <pre>{@code
 * @Container
 * @ServiceConnection
 * static final PostgreSQLContainer DATABASE = new PostgreSQLContainer(TimescaleImages.community("2.23.1-pg17"));
 * }</pre>
 */
public final class TimescaleImages {

    /** The image of the container that a {@link TimescaleTest} starts. */
    public static final String DEFAULT = "timescale/timescaledb:2.23.1-pg17";

    private static final String COMMUNITY = "timescale/timescaledb";
    private static final String HIGH_AVAILABILITY = "timescale/timescaledb-ha";

    private TimescaleImages() {}

    /**
     * The small image, which is built on Alpine Linux.
     *
     * @param tag release of TimescaleDB and of PostgreSQL: {@code 2.23.1-pg17}; with {@code -oss} at its end the Apache edition
     * @return the image's name
     */
    public static DockerImageName community(String tag) {
        return of(COMMUNITY + ':' + tag);
    }

    /**
     * The large image, which is built on Ubuntu and holds other extensions besides, among them the toolkit.
     *
     * @param tag release of PostgreSQL and of TimescaleDB: {@code pg17-ts2.23}
     * @return the image's name
     */
    public static DockerImageName ha(String tag) {
        return of(HIGH_AVAILABILITY + ':' + tag);
    }

    /**
     * Any image that holds PostgreSQL with TimescaleDB, for example a copy in a registry of your own.
     *
     * @param image the whole name, with its tag
     * @return the image's name
     */
    public static DockerImageName of(String image) {
        return DockerImageName.parse(image).asCompatibleSubstituteFor("postgres");
    }
}
