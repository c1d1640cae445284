package io.github.timescale4j.spring.declaration;

import java.io.Serial;
import java.util.Collection;
import java.util.List;

/** Classes are annotated as time series, but the annotation processor did not run when they were compiled. */
public final class UnprocessedDeclarationsException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<String> types;

    UnprocessedDeclarationsException(Collection<String> types) {
        super(
                "The annotation processor of timescale-annotations did not run when these were compiled, so nothing is known of"
                        + " their tables and views: " + String.join(", ", types));
        this.types = List.copyOf(types);
    }

    /**
     * The annotated types.
     *
     * @return binary names of classes
     */
    public List<String> types() {
        return types;
    }
}
