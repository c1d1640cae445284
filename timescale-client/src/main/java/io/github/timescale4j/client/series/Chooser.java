package io.github.timescale4j.client.series;

import io.github.timescale4j.schema.TimeInterval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Chooses the relation that answers, and the width of the points, as {@link SeriesQuery} describes it. */
final class Chooser {

    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final List<Width> NICE = nice();

    private final List<Level> levels;
    private final Instant now;

    /** Chooses among levels, each of which can answer. */
    Chooser(List<Level> levels, Instant now) {
        this.levels = levels;
        this.now = now;
    }

    private static List<Width> nice() {
        List<Width> widths = new ArrayList<>();
        for (long decade = 1; decade < SECOND; decade *= 10) {
            for (long amount : new long[] {1, 2, 5}) {
                widths.add(Width.of(amount * decade));
            }
        }
        for (long unit : new long[] {SECOND, MINUTE}) {
            for (long amount : new long[] {1, 2, 5, 10, 15, 30}) {
                widths.add(Width.of(amount * unit));
            }
        }
        for (long hours : new long[] {1, 2, 3, 6, 12}) {
            widths.add(Width.of(hours * HOUR));
        }
        widths.add(new Width(new TimeInterval(0, 1, 0)));
        widths.add(new Width(new TimeInterval(0, 7, 0)));
        for (int months : new int[] {1, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 2_400, 6_000, 12_000, 60_000}) {
            widths.add(new Width(new TimeInterval(months, 0, 0)));
        }
        return List.copyOf(widths);
    }

    /** Throws an {@link IllegalArgumentException} if every width gives too many points. */
    Choice choose(Question question) {
        List<Choice> candidates = candidates(question);
        for (Predicate<Choice> trusted : trust(question)) {
            Optional<Choice> choice = candidates.stream().filter(trusted).findFirst();
            if (choice.isPresent()) {
                return choice.get();
            }
        }
        throw new IllegalArgumentException(
                question.width() != null
                        ? "the range from " + question.from() + " to " + question.to() + " has more than "
                                + question.most()
                                + " buckets of " + question.width().interval()
                                + ": ask for wider buckets, for a shorter range, or for more points with maxPoints"
                        : "the range from " + question.from() + " to " + question.to() + " cannot be shown in "
                                + question.most() + " points: ask for more, or for a shorter range");
    }

    /** The narrowest buckets first; for each width the level with the widest of its own. */
    private List<Choice> candidates(Question question) {
        List<Level> widestFirst = new ArrayList<>(levels);
        widestFirst.sort(Comparator.comparingLong(Chooser::longest)
                .reversed()
                .thenComparingInt(level -> level.keys().size())
                .thenComparing(level -> level.relation().toString()));
        List<Choice> candidates = new ArrayList<>();
        for (Width width : widths(question)) {
            List<Instant> edges = width.edges(question.from(), question.to(), question.zone(), question.most());
            if (edges != null) {
                widestFirst.stream()
                        .filter(level -> level.fits(edges))
                        .forEach(level -> candidates.add(new Choice(level, width, edges)));
            }
        }
        return candidates;
    }

    private static long longest(Level level) {
        return level.width() == null ? 0 : level.width().longest();
    }

    private List<Width> widths(Question question) {
        if (question.width() != null) {
            return List.of(question.width());
        }
        List<Width> widths = new ArrayList<>(NICE);
        levels.stream()
                .map(Level::width)
                .filter(Objects::nonNull)
                .filter(width -> width.isNatural() && !widths.contains(width))
                .forEach(widths::add);
        widths.sort(Comparator.comparingLong(Width::longest));
        return widths;
    }

    /** What is sure to be complete, then what reaches as far back, and in the end whatever is there. */
    private List<Predicate<Choice>> trust(Question question) {
        Predicate<Choice> current = choice -> !choice.level().completeUntil(now).isBefore(question.to());
        Predicate<Choice> complete =
                choice -> !choice.level().completeSince(now).isAfter(choice.from());
        Predicate<Choice> kept = choice -> !choice.level().keptSince(now).isAfter(choice.from());
        Instant furthest = levels.stream()
                .map(level -> level.keptSince(now))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return List.of(
                complete.and(current),
                kept.and(current),
                kept,
                choice -> choice.level().keptSince(now).equals(furthest),
                choice -> true);
    }
}
