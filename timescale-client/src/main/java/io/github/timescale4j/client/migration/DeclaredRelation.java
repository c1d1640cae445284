package io.github.timescale4j.client.migration;

import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.RelationName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A declaration with its SQL, and with the schema in which this database keeps it.
 *
 * @param declaration what the processor wrote into the index
 * @param relation the table or view, never without its schema
 * @param source for an aggregate what it reads, never without its schema
 * @param sql the text of the SQL resource
 * @param statements the statements in that text
 * @param adoption what is to be done if somebody else has made the relation
 */
record DeclaredRelation(
        Declaration declaration,
        RelationName relation,
        @Nullable RelationName source,
        String sql,
        List<String> statements,
        Adoption adoption) {

    String type() {
        return declaration.type();
    }

    String label() {
        return relation + " (" + declaration.type() + ")";
    }
}
