package io.github.timescale4j.test;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.schema.RelationName;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * Where declared relations are: in the schema in which the migration makes them. One of the same name further along the {@code
 * search_path} is another one, whose rows are not of the test.
 */
final class Located {

    private final TimeScaleClient client;
    private final @Nullable String schema;

    /** Without a schema it is the first of the connections' {@code search_path} that exists, as for the migration. */
    Located(TimeScaleClient client, @Nullable String schema) {
        this.client = client;
        this.schema = schema;
    }

    RelationName of(RelationName declared) {
        if (declared.schema() != null) {
            return declared;
        }
        String found = StringUtils.hasText(schema)
                ? schema
                : client.query("SELECT coalesce(current_schema(), 'public')").single(String.class);
        return new RelationName(found, declared.name());
    }
}
