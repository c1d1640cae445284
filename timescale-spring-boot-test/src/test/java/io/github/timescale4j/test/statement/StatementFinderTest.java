package io.github.timescale4j.test.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.TimeScaleClient;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.util.ClassUtils;

/** What class files say without a database. */
class StatementFinderTest {

    @Test
    void theClassFilesOfAJarAreFollowedWhateverIsInThem() {
        List<byte[]> classFiles = ClassFiles.around(ClassUtils.class);

        assertThat(classFiles).hasSizeGreaterThan(100);
        assertThat(StatementFinder.find(classFiles)).isEmpty();
    }

    @Test
    void aTextThatComesInAsAParameterIsNotKnown() {
        List<FoundStatement> found = StatementFinder.find(ClassFiles.around(TimeScaleClient.class));

        assertThat(found).anySatisfy(statement -> {
            assertThat(statement.place().getMethodName()).isEqualTo("query");
            assertThat(statement.texts()).isEmpty();
            assertThat(statement.certain()).isFalse();
        });
    }

    @Test
    void theTypeOfTheRowsIsFollowedOverVariables() {
        assertThat(StatementFinder.find(ClassFiles.around(Longest.class)))
                .filteredOn(statement -> statement.place().getMethodName().equals("longest"))
                .containsExactly(new FoundStatement(
                        place("longest", Longest.LINE), true, Set.of("SELECT 1 AS one"), true, "java.lang.Long"));
    }

    private static StackTraceElement place(String method, int line) {
        return new StackTraceElement(Longest.class.getName(), method, "Longest.java", line);
    }
}
