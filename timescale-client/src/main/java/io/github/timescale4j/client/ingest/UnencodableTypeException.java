package io.github.timescale4j.client.ingest;

import java.io.Serial;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * COPY cannot write a component of a type into its column. Where an INSERT would do, {@code insertAll} and the buffered writer take
 * that instead. No row is to blame, and no other row of the type could be written.
 */
public final class UnencodableTypeException extends InvalidDataAccessApiUsageException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnencodableTypeException(String message) {
        super(message);
    }
}
