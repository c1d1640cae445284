package io.github.timescale4j.client.migration.difference;

import io.github.timescale4j.client.migration.catalog.ObjectKind;
import io.github.timescale4j.client.migration.catalog.RelationSnapshot;
import io.github.timescale4j.client.migration.catalog.SchemaObject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A retention that nobody declared, because it was set at run time, bounds the refresh policies of the aggregates over it. They
 * are compared with what is safe, not with what is declared: to set them back would delete the aggregates' history.
 */
public final class SourceRetention {

    private static final String RETENTION = "policy_retention";
    private static final String REFRESH = "policy_refresh_continuous_aggregate";
    private static final String DROP_AFTER = "drop_after";
    private static final String START = "start_offset";
    private static final String END = "end_offset";

    private SourceRetention() {}

    /**
     * Finds such a retention.
     *
     * @param found the source as it is
     * @param declared the source as it is declared; {@code null} if this application does not declare it
     * @param applied the source as it was made; {@code null} likewise
     * @return the literal of its {@code drop_after}; {@code null} if there is none, or if the library made it
     */
    public static @Nullable String undeclared(
            @Nullable RelationSnapshot found, @Nullable RelationSnapshot declared, @Nullable RelationSnapshot applied) {
        String dropAfter = dropAfter(found);
        return dropAfter(declared) == null && dropAfter(applied) == null ? dropAfter : null;
    }

    private static @Nullable String dropAfter(@Nullable RelationSnapshot relation) {
        return relation == null
                ? null
                : relation.find(ObjectKind.POLICY, RETENTION)
                        .map(policy -> policy.get(DROP_AFTER))
                        .orElse(null);
    }

    /**
     * Bounds the refresh policies of a declared aggregate.
     *
     * @param declared the aggregate
     * @param dropAfter the literal of its source's {@code drop_after}; {@code null} changes nothing
     * @return the aggregate as it should be while its source has that retention
     */
    public static RelationSnapshot bound(RelationSnapshot declared, @Nullable String dropAfter) {
        BigDecimal kept = Offsets.size(dropAfter);
        if (dropAfter == null || kept == null) {
            return declared;
        }
        // One whose whole window lies behind it could do nothing but delete.
        List<SchemaObject> objects = declared.objects().stream()
                .filter(object -> !object.name().equals(REFRESH) || !endsBehind(object, kept))
                .map(object -> object.name().equals(REFRESH) && reachesBeyond(object, kept)
                        ? startingAt(object, dropAfter)
                        : object)
                .toList();
        return new RelationSnapshot(declared.relation(), declared.aggregate(), objects);
    }

    private static boolean reachesBeyond(SchemaObject policy, BigDecimal kept) {
        BigDecimal start = Offsets.size(policy.get(START));
        return start == null || start.compareTo(kept) > 0;
    }

    private static boolean endsBehind(SchemaObject policy, BigDecimal kept) {
        BigDecimal end = Offsets.size(policy.get(END));
        return end != null && end.compareTo(kept) >= 0;
    }

    private static SchemaObject startingAt(SchemaObject policy, String dropAfter) {
        Map<String, String> properties = new HashMap<>(policy.properties());
        properties.put(START, dropAfter);
        return policy.with(properties);
    }
}
