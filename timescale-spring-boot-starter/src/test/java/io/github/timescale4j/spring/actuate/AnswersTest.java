package io.github.timescale4j.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.diagnostics.Issue;
import io.github.timescale4j.client.diagnostics.Severity;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Scripts of operators rely on the fields of the answers: the manual names all of them. */
class AnswersTest {

    @Test
    void theManualNamesEveryFieldAndSeverity() throws IOException {
        String manual = Files.readString(Path.of("../docs/endpoint.md"));

        assertThat(Stream.concat(Arrays.stream(Answers.class.getDeclaredClasses()), Stream.of(Issue.class))
                        .flatMap(answer -> Arrays.stream(answer.getRecordComponents()))
                        .map(RecordComponent::getName))
                .hasSizeGreaterThan(80)
                .allSatisfy(field -> assertThat(manual).contains("`" + field + "`"));
        assertThat(Severity.values()).allSatisfy(severity -> assertThat(manual).contains("`" + severity + "`"));
    }
}
