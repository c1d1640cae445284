package io.github.timescale4j.spring.declaration;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the settings of the build that make the annotation processor run. */
final class UnprocessedDeclarationsFailureAnalyzer extends AbstractFailureAnalyzer<UnprocessedDeclarationsException> {

    private static final String ACTION = """
            JDK 23 and newer run only the annotation processors that the build names, and where it names any, such as \
            Lombok, no JDK runs others. Name this one, then compile everything once more (mvn clean compile).

            Maven, in maven-compiler-plugin:

                <annotationProcessorPaths>
                  <!-- Lombok, if you use it, stands before this -->
                  <path>
                    <groupId>io.github.timescale4j</groupId>
                    <artifactId>timescale-annotations</artifactId>
                    <version>(that of timescale-spring-boot-starter)</version>
                  </path>
                </annotationProcessorPaths>

            or, in a build without annotationProcessorPaths, the property

                <maven.compiler.proc>full</maven.compiler.proc>

            Gradle:

                annotationProcessor("io.github.timescale4j:timescale-annotations:(that of timescale-spring-boot-starter)")

            Classes of Kotlin are seen by kapt only: in Gradle kapt("...") in place of annotationProcessor, in Maven the goal \
            kapt of kotlin-maven-plugin with these annotationProcessorPaths.""";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnprocessedDeclarationsException cause) {
        return new FailureAnalysis(cause.getMessage(), ACTION, cause);
    }
}
