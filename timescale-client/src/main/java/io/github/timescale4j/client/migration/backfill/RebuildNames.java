package io.github.timescale4j.client.migration.backfill;

import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.schema.RelationName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** The names that the new and the old aggregate have while there are two of them. */
final class RebuildNames {

    private static final String NEW = "__rebuild";
    private static final String OLD = "__retired";

    private RebuildNames() {}

    /** What the new aggregate is called until it takes the old one's place. */
    static RelationName shadow(RelationName aggregate) {
        return new RelationName(aggregate.schema(), suffixed(aggregate.name(), NEW));
    }

    /** What the old aggregate is called between the renaming and the drop, which are one transaction. */
    static RelationName retired(RelationName aggregate) {
        return new RelationName(aggregate.schema(), suffixed(aggregate.name(), OLD));
    }

    private static String suffixed(String name, String suffix) {
        if (bytes(name + suffix) <= Identifier.MAX_BYTES) {
            return name + suffix;
        }
        CRC32 checksum = new CRC32();
        checksum.update(name.getBytes(StandardCharsets.UTF_8));
        String tail = String.format("_%08x%s", checksum.getValue(), suffix);
        String head = name;
        while (bytes(head + tail) > Identifier.MAX_BYTES) {
            head = head.substring(0, head.offsetByCodePoints(head.length(), -1));
        }
        return head + tail;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Lets a statement create, read and index the new aggregates instead of the old ones. */
    static String rewrite(String statement, List<RebuildRequest> chain) {
        String rewritten = statement;
        for (RebuildRequest request : chain) {
            RelationName name = request.aggregate();
            String schema = Pattern.quote(Identifier.quote(String.valueOf(name.schema())));
            String itself = "(?:" + schema + "\\s*\\.\\s*)?" + Pattern.quote(Identifier.quote(name.name()));
            Pattern target = Pattern.compile(
                    "(?i)(\\b(?:VIEW|FROM|JOIN|ON)\\s+)" + itself + "(?![\\w\"]|\\s*\\.)|(')" + itself + "(?=')");
            rewritten = target.matcher(rewritten)
                    .replaceAll(match -> Matcher.quoteReplacement((match.group(1) != null ? match.group(1) : "'")
                            + shadow(name).quoted()));
        }
        return rewritten;
    }

    /**
     * Which of the two tells what there is to read: the old one, unless the new one reads something else. What the new one reads
     * may be empty still, if it is rebuilt in the same run.
     */
    static AggregateFacts reading(AggregateFacts old, AggregateFacts replacement, List<RebuildRequest> chain) {
        RelationName before = old.parent() != null ? old.parent() : old.source();
        RelationName now = replacement.parent() != null ? replacement.parent() : replacement.source();
        boolean same = now.equals(before)
                || chain.stream()
                        .map(RebuildRequest::aggregate)
                        .anyMatch(each -> each.equals(before) && shadow(each).equals(now));
        return same ? old : replacement;
    }

    /** Undoes what the rewriting did to a definition, so that it compares with the old one. */
    static String restore(String definition, List<RebuildRequest> chain) {
        String restored = definition;
        for (RebuildRequest request : chain) {
            restored = restored.replace(
                    shadow(request.aggregate()).name(), request.aggregate().name());
        }
        return restored;
    }
}
