package io.github.timescale4j.client.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.dao.InvalidDataAccessApiUsageException;

class JsonTest {

    private static final PreparedStatement UNUSED = (PreparedStatement) Proxy.newProxyInstance(
            JsonTest.class.getClassLoader(), new Class<?>[] {PreparedStatement.class}, (p, m, a) -> null);

    record Secret(String password) {
        @Override
        public String password() {
            throw new IllegalStateException("topsecret");
        }
    }

    @Test
    void withoutJacksonTheErrorNamesTheDependency() {
        assertThatExceptionOfType(Unfit.class)
                .isThrownBy(() -> new ColumnReaders(null).of(Map.class, ColumnKind.JSON, "jsonb"))
                .withMessageContaining("tools.jackson.core:jackson-databind");
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> new Parameters(null).bind(UNUSED, 1, Map.of("a", 1)))
                .withMessageContaining("tools.jackson.core:jackson-databind");
    }

    @Test
    void jacksonReadsWhatItWrote() {
        JsonCodec codec = new JacksonJsonCodec();
        assertThat(codec.read(codec.write(Map.of("a", 1)), Map.class)).isEqualTo(Map.of("a", 1));
    }

    @Test
    void itsErrorsDoNotShowTheText() {
        JsonCodec codec = new JacksonJsonCodec();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.read("{\"topsecret\": ", Map.class))
                .satisfies(e -> assertThat(e).hasNoCause())
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("topsecret"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.write(new Secret("a")))
                .satisfies(e -> assertThat(e.getMessage()).contains("Secret").doesNotContain("topsecret"));
    }
}
