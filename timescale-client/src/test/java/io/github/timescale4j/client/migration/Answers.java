package io.github.timescale4j.client.migration;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a connection has answered. Whoever asks the very same of a database that has not changed can be told it again,
 * without a server: most of what a start costs is that it looks.
 */
final class Answers {

    private static final List<Class<?>> PARTS = List.of(
            Connection.class,
            CallableStatement.class,
            PreparedStatement.class,
            Statement.class,
            ResultSet.class,
            DatabaseMetaData.class,
            ResultSetMetaData.class,
            Array.class);

    /** What is no question about the database. */
    private static final Set<String> ASIDE = Set.of("close", "isClosed", "abort", "unwrap");

    private final List<Answer> answers = new ArrayList<>();

    /**
     * One of them.
     *
     * @param method what was called
     * @param part of which kind the result is, if it can be asked in its turn
     * @param result any other result
     * @param failure what was thrown
     */
    private record Answer(
            String method,
            @Nullable Class<?> part,
            @Nullable Object result,
            @Nullable Throwable failure) {}

    /** A connection whose answers are written down. */
    Connection listeningTo(Connection connection) {
        return part(Connection.class, new Listener(connection));
    }

    /** A connection that gives the answers again, and knows nothing else. */
    Connection again() {
        return part(Connection.class, new Teller());
    }

    private static <T> T part(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Answers.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object ofObject(Object self, Method method, Object @Nullable [] arguments, Object target) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> target.toString();
        };
    }

    /** Asks the server. */
    private final class Listener implements InvocationHandler {

        private final Object real;

        Listener(Object real) {
            this.real = real;
        }

        @Override
        public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getDeclaringClass() == Object.class) {
                return ofObject(self, method, arguments, real);
            }
            String name = method.getName();
            try {
                Object result = method.invoke(real, real(arguments));
                if (ASIDE.contains(name)) {
                    return result;
                }
                for (Class<?> type : PARTS) {
                    if (type.isInstance(result)) {
                        answers.add(new Answer(name, type, null, null));
                        return part(type, new Listener(result));
                    }
                }
                answers.add(new Answer(name, null, result, null));
                return result;
            } catch (InvocationTargetException e) {
                answers.add(new Answer(name, null, null, e.getCause()));
                throw e.getCause();
            }
        }

        /** What came from here goes to the driver as it is. */
        private static Object @Nullable [] real(Object @Nullable [] arguments) {
            if (arguments == null) {
                return null;
            }
            Object[] real = arguments.clone();
            for (int i = 0; i < real.length; i++) {
                if (real[i] != null
                        && Proxy.isProxyClass(real[i].getClass())
                        && Proxy.getInvocationHandler(real[i]) instanceof Listener listener) {
                    real[i] = listener.real;
                }
            }
            return real;
        }
    }

    /** Asks nobody. */
    private final class Teller implements InvocationHandler {

        private int next;
        private boolean closed;

        @Override
        public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getDeclaringClass() == Object.class) {
                return ofObject(self, method, arguments, this);
            }
            String name = method.getName();
            if (ASIDE.contains(name)) {
                closed |= name.equals("close") && self instanceof Connection;
                return method.getReturnType() == boolean.class ? closed : null;
            }
            Answer answer = next < answers.size() ? answers.get(next++) : null;
            if (answer == null || !answer.method().equals(name)) {
                throw new IllegalStateException(
                        "Asked for " + method + ", where the start before has asked for " + answer);
            }
            if (answer.failure() != null) {
                throw answer.failure();
            }
            return answer.part() == null ? answer.result() : part(answer.part(), this);
        }
    }
}
