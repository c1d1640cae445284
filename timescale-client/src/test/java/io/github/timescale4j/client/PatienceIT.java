package io.github.timescale4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** For how long a connection waits for the answer to a statement that has a timeout. */
class PatienceIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final String LONGER = "wait 6000";
    private static final String AS_BEFORE = "wait 0";

    private static TestDatabase database;

    @BeforeAll
    static void make() {
        database = TestDatabase.embedded("patience_it");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static Watched watched(String suffix) {
        return new Watched(new DriverManagerDataSource(
                database.url() + (database.url().contains("?") ? "&" : "?") + suffix,
                database.username(),
                database.password()));
    }

    private static TimeScaleClient client(Watched connections) {
        return TimeScaleClient.builder().dataSource(connections).build();
    }

    @Test
    void aListWaitsLongerThanTheServerMayWork() {
        Watched connections = watched("");

        assertThat(client(connections).query("SELECT 1").timeout(TIMEOUT).list(Integer.class))
                .containsExactly(1);

        assertThat(connections.calls).containsExactly(LONGER, "SELECT 1", AS_BEFORE);
    }

    @Test
    void whatChoosesThePlanIsWithinTheLimitToo() {
        Watched connections = watched("");

        assertThat(client(connections)
                        .query("SELECT 1")
                        .genericPlan()
                        .timeout(TIMEOUT)
                        .list(Integer.class))
                .containsExactly(1);

        assertThat(connections.calls)
                .startsWith(LONGER)
                .endsWith(AS_BEFORE)
                .hasSize(5)
                .contains("SELECT 1");
    }

    @Test
    void aStreamWaitsLongerUntilItsFirstRows() {
        Watched connections = watched("");

        try (Stream<Integer> rows = client(connections).query("SELECT 1").timeout(TIMEOUT).stream(Integer.class)) {
            assertThat(connections.calls).containsExactly(LONGER, "SELECT 1", AS_BEFORE);
            assertThat(rows).containsExactly(1);
        }
    }

    @Test
    void anErrorLeavesTheConnectionAsItWas() {
        Watched connections = watched("");

        assertThatExceptionOfType(BadSqlGrammarException.class)
                .isThrownBy(() -> client(connections)
                        .query("SELECT nothing")
                        .timeout(TIMEOUT)
                        .list(Integer.class));

        assertThat(connections.calls).containsExactly(LONGER, "SELECT nothing", AS_BEFORE);
    }

    @Test
    void aShorterLimitOfTheUrlHolds() {
        Watched connections = watched("socketTimeout=5");

        client(connections).query("SELECT 1").timeout(TIMEOUT).list(Integer.class);

        assertThat(connections.calls).containsExactly("SELECT 1");
    }

    /** Real connections that write down what they are asked to wait for and to prepare. */
    private static final class Watched extends DelegatingDataSource {

        private final List<String> calls = new CopyOnWriteArrayList<>();

        Watched(DriverManagerDataSource connections) {
            super(connections);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection real = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("setNetworkTimeout")) {
                            calls.add("wait " + arguments[1]);
                        } else if (method.getName().equals("prepareStatement")) {
                            calls.add((String) arguments[0]);
                        }
                        try {
                            return method.invoke(real, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
