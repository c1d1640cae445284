package io.github.timescale4j.spring.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says where a secret has to be mounted, and what else could be done. */
final class UnreadableSecretFailureAnalyzer extends AbstractFailureAnalyzer<UnreadableSecretException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnreadableSecretException cause) {
        String prefix = cause.property().substring(0, cause.property().lastIndexOf('.') + 1);
        return new FailureAnalysis(
                cause.getMessage() + ".",
                "Do one of these:" + System.lineSeparator()
                        + "  - mount the secret " + cause.secret()
                        + ", with the entries username and password, so that "
                        + cause.file() + " is a file that the application's user may read;" + System.lineSeparator()
                        + "  - set timescale.secrets-directory to the directory below which secrets are mounted;"
                        + System.lineSeparator()
                        + "  - set " + prefix + "username and " + prefix + "password in place of " + cause.property()
                        + ".",
                cause);
    }
}
