package io.github.timescale4j.client.mapping;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** What the driver's own class of results tells beyond JDBC. Where it is missing, rows are read as JDBC has it. */
final class DriverResult {

    private static final @Nullable Class<? extends ResultSet> TYPE = type();
    private static final @Nullable MethodHandle COLUMN_OID = columnOid();

    private DriverResult() {}

    /** By its name: the class file refers to annotations that are not on an application's class path. */
    private static @Nullable Class<? extends ResultSet> type() {
        try {
            return Class.forName("org.postgresql.jdbc.PgResultSet", false, PGConnection.class.getClassLoader())
                    .asSubclass(ResultSet.class);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private static @Nullable MethodHandle columnOid() {
        try {
            return TYPE == null
                    ? null
                    : MethodHandles.publicLookup()
                            .findVirtual(TYPE, "getColumnOID", MethodType.methodType(int.class, int.class))
                            .asType(MethodType.methodType(int.class, ResultSet.class, int.class));
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /** The result without the pool's wrapper around it; {@code null} if it is not one of the driver's. */
    static @Nullable ResultSet plain(ResultSet rows) throws SQLException {
        return TYPE != null && COLUMN_OID != null && rows.isWrapperFor(TYPE) ? rows.unwrap(TYPE) : null;
    }

    /** The number of a column's type, of a result that {@link #plain} has given. */
    static int columnOid(ResultSet plain, int index) throws SQLException {
        MethodHandle handle = COLUMN_OID;
        if (handle == null) {
            throw new IllegalStateException("not a result of the driver");
        }
        try {
            return (int) handle.invokeExact(plain, index);
        } catch (SQLException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
