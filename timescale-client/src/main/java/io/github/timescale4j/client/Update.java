package io.github.timescale4j.client;

import java.util.Map;
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
}
