package io.github.timescale4j.client.migration;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Real connections to a real server, of which one is cut at a chosen statement. Whatever goes to the server through this data
 * source is counted: statements, batches, the ends of transactions, savepoints, and the driver's own questions to the catalog.
 */
final class CuttingDataSource extends AbstractDataSource {

    /** Where a statement is cut. */
    enum Moment {
        /** The process dies before it sends the statement: all its connections go, and it never opens another. */
        BEFORE,
        /** The statement is done, and its answer is lost with the connection; the process lives, and may go on with another. */
        AFTER
    }

    /** Ends a session as no client does: without a goodbye. */
    @FunctionalInterface
    interface Killer {
        void kill(Connection connection) throws SQLException;
    }

    /**
     * A statement that was counted.
     *
     * @param connection the number of its connection, from 1
     * @param autoCommit whether it was a transaction of its own
     * @param text what was sent, or the name of the method
     */
    record Sent(int connection, boolean autoCommit, String text) {

        private static final Pattern LOOK = Pattern.compile("(?is)(/\\*.*\\*/)?\\s*(SELECT|SET|SHOW|get)");
        private static final Pattern NUMBER = Pattern.compile("\\d+");

        /** Whether it may have made something that stays. */
        boolean isLasting() {
            return text.equals("commit") || (autoCommit && !LOOK.matcher(text).lookingAt());
        }

        /** Whether another start sent the same; the server gives numbers to what is made. */
        boolean isLike(Sent other) {
            return autoCommit == other.autoCommit
                    && (text.equals(other.text) || withoutNumbers().equals(other.withoutNumbers()));
        }

        private String withoutNumbers() {
            return NUMBER.matcher(text).replaceAll("#");
        }
    }

    private static final Set<String> TRANSACTION =
            Set.of("commit", "rollback", "setAutoCommit", "setSavepoint", "releaseSavepoint");

    private final DataSource target;
    private final Killer killer;
    private final int at;
    private final Moment moment;
    private final Map<Integer, Answers> known;
    private final Map<Integer, Answers> heard = new HashMap<>();
    private final List<Sent> sent = new ArrayList<>();
    private final List<Connection> open = new ArrayList<>();
    private final List<Connection> dead = new ArrayList<>();
    private int connections;
    private boolean cut;

    /**
     * Prepares.
     *
     * @param at the number of the statement that is cut
     * @param known what the connections of these numbers answer, which are not opened therefore
     */
    CuttingDataSource(DataSource target, Killer killer, int at, Moment moment, Map<Integer, Answers> known) {
        this.target = target;
        this.known = Map.copyOf(known);
        this.killer = killer;
        this.at = at;
        this.moment = moment;
    }

    /** Cuts nothing, and tells what was sent. */
    static CuttingDataSource recording(DataSource target) {
        return new CuttingDataSource(target, connection -> {}, Integer.MAX_VALUE, Moment.BEFORE, Map.of());
    }

    /** For each statement, from the first, whether it is on a connection that only looked. */
    List<Boolean> looks() {
        Set<Integer> changing =
                sent.stream().filter(Sent::isLasting).map(Sent::connection).collect(Collectors.toSet());
        return sent.stream().map(each -> !changing.contains(each.connection())).toList();
    }

    boolean hasCut() {
        return cut;
    }

    /** What the connections of these numbers have answered. */
    Map<Integer, Answers> heard() {
        return heard;
    }

    List<Sent> sent() {
        return sent;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (cut && moment == Moment.BEFORE) {
            throw new SQLException("A process that is gone opens no connection", "08001");
        }
        connections++;
        Answers answers = known.get(connections);
        if (answers != null) {
            return new Line(answers.again(), connections).proxy();
        }
        Answers heardNow = new Answers();
        heard.put(connections, heardNow);
        Connection connection = heardNow.listeningTo(target.getConnection());
        open.add(connection);
        return new Line(connection, connections).proxy();
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    private void cut(Connection connection) throws SQLException {
        cut = true;
        for (Connection each : moment == Moment.BEFORE ? List.copyOf(open) : List.of(connection)) {
            if (!each.isClosed()) {
                killer.kill(each);
                dead.add(each);
            }
        }
    }

    /** One connection and what hangs on it. */
    private final class Line {

        private final Connection real;
        private final int number;
        private final Connection proxy;

        Line(Connection real, int number) {
            this.real = real;
            this.number = number;
            this.proxy = wrap(Connection.class, real, null);
        }

        Connection proxy() {
            return proxy;
        }

        private <T> T wrap(Class<T> type, Object target, @Nullable String sql) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                        @Nullable String text = counted(method, arguments, sql);
                        Object result =
                                text == null ? call(target, method, arguments) : send(target, method, arguments, text);
                        return wrapped(method, arguments, result);
                    }));
        }

        private @Nullable String counted(Method method, Object @Nullable [] arguments, @Nullable String sql) {
            String name = method.getName();
            if (name.startsWith("execute")) {
                return arguments != null && arguments[0] instanceof String text ? text : sql == null ? name : sql;
            }
            boolean asks =
                    method.getDeclaringClass() == DatabaseMetaData.class && method.getReturnType() == ResultSet.class;
            return asks || TRANSACTION.contains(name) ? name : null;
        }

        private Object send(Object target, Method method, Object @Nullable [] arguments, String text) throws Throwable {
            if (dead.contains(real)) {
                // Flyway would go on for ten seconds, a second at a time: no sleep is worth it any more.
                Thread.currentThread().interrupt();
            }
            sent.add(new Sent(number, !real.isClosed() && real.getAutoCommit(), text));
            boolean now = sent.size() == at;
            if (now && moment == Moment.BEFORE) {
                cut(real);
            }
            Object result = call(target, method, arguments);
            if (now && moment == Moment.AFTER) {
                cut(real);
                throw new SQLException("The answer is lost", "08006");
            }
            return result;
        }

        private @Nullable Object wrapped(Method method, Object @Nullable [] arguments, @Nullable Object result) {
            if (result instanceof Connection) {
                return method.getName().equals("unwrap") ? result : proxy;
            }
            String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : null;
            if (result instanceof CallableStatement) {
                return wrap(CallableStatement.class, result, sql);
            }
            if (result instanceof PreparedStatement) {
                return wrap(PreparedStatement.class, result, sql);
            }
            if (result instanceof Statement && method.getDeclaringClass() == Connection.class) {
                return wrap(Statement.class, result, null);
            }
            return result instanceof DatabaseMetaData ? wrap(DatabaseMetaData.class, result, null) : result;
        }

        private static Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
