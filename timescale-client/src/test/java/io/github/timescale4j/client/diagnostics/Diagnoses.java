package io.github.timescale4j.client.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Diagnoses of the tests: no issue may hold the password. */
final class Diagnoses {

    static final String PASSWORD = "s3cret-Pa55word";

    /** Long enough for a machine that is busy, short enough to wait for. */
    private static final Duration TIMEOUT = Duration.ofMillis(800);

    private Diagnoses() {}

    static List<Issue> diagnose(ConnectionTarget target) {
        return diagnose(target, builder -> builder.timeout(TIMEOUT));
    }

    static List<Issue> diagnose(ConnectionTarget target, UnaryOperator<ConnectionTroubleshooter.Builder> settings) {
        List<Issue> issues =
                settings.apply(ConnectionTroubleshooter.builder(target)).build().diagnose();
        assertThat(issues + " " + target).doesNotContain(PASSWORD);
        if (target.password() != null) {
            assertThat(issues + " " + target).doesNotContain(target.password());
        }
        return issues;
    }

    /** The one issue that there is. */
    static Issue only(List<Issue> issues, String id) {
        assertThat(issues).extracting(Issue::id).containsExactly(id);
        return issues.get(0);
    }
}
