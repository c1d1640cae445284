package io.github.timescale4j.client.ingest.writer;

import io.github.timescale4j.client.ingest.RowRefusedException;
import io.github.timescale4j.client.ingest.UnencodableTypeException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DataAccessException;

/**
 * What a log may say of an error. The message of an exception may hold values, unless the client has made it: an accessor, a codec,
 * a handler and a listener are the application's, and may throw what they like. Of those the classes are told, the SQLSTATE, and where they
 * were thrown.
 */
final class Told {

    private static final String OWN = "io.github.timescale4j.client.";
    private static final int DEEPEST = 5;

    private Told() {}

    /** Why rows could not be stored: the client's own messages are told as they are. */
    static String why(Failure failure) {
        Throwable cause = failure.cause();
        return isOwn(cause) ? String.valueOf(cause.getMessage()) : of(cause);
    }

    /** Spring's exceptions for the database's errors hold one of the client's, which has been freed of values. */
    private static boolean isOwn(Throwable error) {
        return error instanceof RowRefusedException
                || error instanceof UnencodableTypeException
                || (error instanceof DataAccessException
                        && (isThrownByTheClient(error)
                                || (error.getCause() instanceof SQLException cause
                                        && cause.getClass().getName().startsWith(OWN))));
    }

    private static boolean isThrownByTheClient(Throwable error) {
        StackTraceElement[] frames = error.getStackTrace();
        return frames.length > 0 && frames[0].getClassName().startsWith(OWN);
    }

    /** The classes of an error and of its causes, and where it was thrown. */
    static String of(Throwable error) {
        List<String> classes = new ArrayList<>();
        for (Throwable at = error; at != null && classes.size() < DEEPEST; at = at.getCause()) {
            String state = at instanceof SQLException e && e.getSQLState() != null ? " " + e.getSQLState() : "";
            classes.add(at.getClass().getName() + state);
        }
        StackTraceElement[] frames = error.getStackTrace();
        String place = frames.length == 0 ? "" : ", thrown at " + frames[0];
        return String.join(", because of ", classes) + place + "; its message is left out, because it may hold values";
    }
}
