package io.github.timescale4j.spring.statistics;

import static io.github.timescale4j.spring.statistics.HandMade.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.statistics.Statistics;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** The thread that asks has to go on, whatever happens: nobody would notice that it does not. */
class StatisticsCacheTest {

    private static final Statistics NOTHING = HandMade.statistics(NOON, List.of(), List.of(), List.of());

    @Test
    void aListenerThatFailsKeepsTheAnswerFromNobody() {
        List<Statistics> told = new ArrayList<>();
        try (TimeScaleClient client = HandMade.client()) {
            StatisticsCache cache = new StatisticsCache(client, HandMade.PROPERTIES);
            cache.onAnswer(answer -> {
                throw new NoClassDefFoundError("com/example/Missing");
            });
            cache.onAnswer(told::add);

            cache.take(NOTHING);

            assertThat(told).containsExactly(NOTHING);
            assertThat(cache.isFresh()).isTrue();
        }
    }

    @Test
    void anErrorEndsNoTurns() {
        TimeScaleClient client =
                TimeScaleClient.builder().dataSource(new Broken()).build();
        StatisticsCache cache = new StatisticsCache(client, HandMade.PROPERTIES);

        assertThatCode(cache::ask).doesNotThrowAnyException();

        assertThat(cache.latest()).isNull();
        assertThat(cache.isFresh()).isFalse();
    }

    /** A pool whose classes are not all there. */
    private static final class Broken extends AbstractDataSource {

        @Override
        public Connection getConnection() {
            throw new NoClassDefFoundError("com/example/Missing");
        }

        @Override
        public Connection getConnection(String username, String password) {
            return getConnection();
        }
    }
}
