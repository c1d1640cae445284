package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.migration.difference.Difference;
import io.github.timescale4j.client.migration.difference.SafetyClass;
import io.github.timescale4j.client.migration.difference.Step;
import io.github.timescale4j.schema.RelationName;
import java.util.List;

/** What is to be done with a relation that is declared and exists, although this library did not create it. */
enum Adoption {
    /** It is in the way. */
    REFUSED,
    /** It becomes the library's, if no row has to be moved for it. */
    AS_IT_IS,
    /** It becomes the library's, and its rows may be moved into chunks. */
    WITH_ROWS;

    /** What the plan says about it, besides whatever has to be changed. */
    static Difference difference(DeclaredRelation relation) {
        return new Difference(
                relation.relation(),
                Step.ADOPT,
                relation.declaration().kind().label(),
                "adoption",
                relation.type(),
                "made by somebody else",
                SafetyClass.SAFE,
                "It is recorded as applied, and from then on compared like one that was created here",
                List.of());
    }

    /** A name as the property takes it: without quotes where it needs none. */
    static String property(RelationName relation) {
        try {
            if (RelationName.parse(relation.toString()).equals(relation)) {
                return relation.toString();
            }
        } catch (IllegalArgumentException e) {
            return relation.quoted();
        }
        return relation.quoted();
    }
}
