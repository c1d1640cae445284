package io.github.timescale4j.client;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * HikariCP takes 0A000 for a broken connection. It may be one, with plans that no longer fit a changed table; but it is also how
 * TimescaleDB refuses what it does not support.
 */
final class RefusalsKeepConnections implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException error) {
        ServerErrorMessage server = error instanceof PSQLException e ? e.getServerErrorMessage() : null;
        String routine = server == null ? null : server.getRoutine();
        boolean stalePlan = routine != null && routine.startsWith("RevalidateCached");
        return "0A000".equals(error.getSQLState()) && !stalePlan ? Override.DO_NOT_EVICT : Override.CONTINUE_EVICT;
    }
}
