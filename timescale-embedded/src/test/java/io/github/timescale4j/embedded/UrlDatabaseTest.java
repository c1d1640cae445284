package io.github.timescale4j.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.embedded.UrlDatabase.Target;
import org.junit.jupiter.api.Test;

class UrlDatabaseTest {

    @Test
    void credentialsAreTakenOutOfTheUrl() {
        Target target = Target.of("jdbc:postgresql://h/d?user=u&ssl=true&password=p%26q", null, null);
        assertThat(target.url()).isEqualTo("jdbc:postgresql://h/d?ssl=true");
        assertThat(target.username()).isEqualTo("u");
        assertThat(target.password()).isEqualTo("p&q");
        assertThat(target).asString().doesNotContain("p&q");
    }

    @Test
    void credentialsBesideTheUrlWin() {
        Target target = Target.of("jdbc:postgresql://h/d?user=u&password=p", "other", "secret");
        assertThat(target.url()).isEqualTo("jdbc:postgresql://h/d");
        assertThat(target.username()).isEqualTo("other");
        assertThat(target.password()).isEqualTo("secret");
    }

    @Test
    void aUrlWithoutCredentialsHasNone() {
        assertThat(Target.of("jdbc:postgresql://h/d", null, null))
                .isEqualTo(new Target("jdbc:postgresql://h/d", "", ""));
    }
}
