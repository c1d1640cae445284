package io.github.timescale4j.client;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A statement that changes rows and is being put together; {@link #run()} runs it.
 *
 * <pre>{@code
 * int deleted = client.update("DELETE FROM metric_data WHERE device_id = :deviceId")
 *         .bind("deviceId", deviceId)
 *         .run();
 * }</pre>
 *
 * <p>Parameters are written as in a {@link Query}. An update may be run more than once, but not by several threads at once.
 */
public interface Update {

    /**
     * Gives the statement a name, by which meters and traces know it. Choose one for each place in the code, never one that holds a value.
     *
     * @param name begins with a letter and has at most 60 letters, digits, {@code _}, {@code -} and {@code .}, all of ASCII
     * @return this update
     * @throws IllegalArgumentException if it does not
     */
    Update name(String name);

    /**
     * Binds one parameter.
     *
     * @param name the parameter's name, without the colon
     * @param value its value, or {@code null} for SQL's {@code NULL}
     * @return this update
     * @throws IllegalArgumentException if the name is bound already
     */
    Update bind(String name, @Nullable Object value);

    /**
     * Binds several parameters.
     *
     * @param parameters values by name, without the colon
     * @return this update
     * @throws IllegalArgumentException if one of the names is bound already
     */
    Update bindAll(Map<String, ?> parameters);

    /**
     * Runs the statement, in the transaction of the calling thread if there is one.
     *
     * @return how many rows were changed
     * @throws org.springframework.dao.InvalidDataAccessApiUsageException if a parameter has no value, or a value no parameter
     * @throws org.springframework.dao.DataAccessException if the database refuses the statement
     */
    int run();

    /**
     * Asks the server for its plan, with the values that are bound, and does not run the statement.
     *
     * @return the plan, whose lines hold the values
     * @throws org.springframework.dao.InvalidDataAccessApiUsageException if a parameter has no value, or a value no parameter, or if
     *     there is more than one statement
     * @throws org.springframework.dao.DataAccessException if the database refuses the statement, or it is one without a plan, such as
     *     {@code CALL}
     */
    QueryPlan explain();

    /**
     * Does what {@link #run()} does in another thread, on the client's executor. Parameters are checked at once. Cancelling the
     * future ends the statement at the server, unless it was done already.
     *
     * @return how many rows were changed, or the exception of {@link #run()}
     * @throws IllegalStateException if a transaction is active in the calling thread, because another thread does not take part
     */
    CompletableFuture<Integer> runAsync();
}
