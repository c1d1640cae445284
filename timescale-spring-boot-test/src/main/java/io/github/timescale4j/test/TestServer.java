package io.github.timescale4j.test;

/** Where the database of a {@link TimescaleTest} comes from. There is one for all tests of a JVM that want the same. */
public enum TestServer {

    /**
     * The first of these that there is: the {@link #GIVEN} server, if {@code TIMESCALE_TEST_URL} is set; a {@link #CONTAINER}, if
     * there is a Docker engine, and Testcontainers is on the class path; the {@link #EMBEDDED} database. The property {@code
     * timescale.test.server} names one of them for all tests that leave the choice open.
     */
    AUTO,

    /**
     * The embedded database: {@link io.github.timescale4j.embedded.EmbeddedTimescale#shared()}. Where {@code timescale.embedded.url}
     * names a server for it, the tests refuse that if declared tables hold rows already.
     */
    EMBEDDED,

    /**
     * A container, which ends with the JVM. Its image is the property {@code timescale.test.image}, which is that of
     * {@link TimescaleImages#DEFAULT} if not set. {@code org.testcontainers:testcontainers-postgresql} has to be on the class path.
     */
    CONTAINER,

    /**
     * The server to which the property {@code timescale.test.url} leads, or the environment variable {@code TIMESCALE_TEST_URL},
     * which is the same; with {@code timescale.test.username} and {@code timescale.test.password}, or {@code
     * TIMESCALE_TEST_USERNAME} and {@code TIMESCALE_TEST_PASSWORD}. The tests get a new database on it, which is dropped at the end,
     * where the role may create one. Otherwise they use the given database, and refuse it if declared tables hold rows already.
     */
    GIVEN
}
