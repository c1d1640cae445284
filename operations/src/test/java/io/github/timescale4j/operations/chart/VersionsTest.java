package io.github.timescale4j.operations.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The version of TimescaleDB leads to an image that exists, with the newest PostgreSQL that this version supports. */
class VersionsTest {

    @ParameterizedTest
    @CsvSource({
        "2.11.1, 0, pg15-ts2.11",
        "2.11.1, 14, pg14-ts2.11",
        "2.11, 0, pg15-ts2.11",
        "2.12.2, 0, pg15-ts2.12",
        "2.13.1, 0, pg16-ts2.13",
        "2.15.3, 0, pg16-ts2.15",
        "2.16.1, 0, pg16-ts2.16",
        "2.17.2, 0, pg17-ts2.17",
        "2.19.3, 15, pg15-ts2.19",
        "2.20.3, 0, pg17-ts2.20",
        "2.22.1, 0, pg17-ts2.22",
        "2.23.1, 0, pg18-ts2.23",
        "2.28.1, 15, pg15-ts2.28",
        "2.29.0, 16, pg16-ts2.29",
        "2.29.0, 0, pg18-ts2.29"
    })
    void aVersionBecomesAnImage(String version, int major, String tag) {
        List<Manifest> manifests = Manifest.all(
                Chart.renderYaml("{timescaledb: {version: \"" + version + "\", postgresql: {major: " + major + "}}}"));

        assertThat(image(manifests)).isEqualTo("timescale/timescaledb-ha:" + tag);
        assertThat(Manifest.get(manifests, "Cluster")
                        .at("/spec/imageCatalogRef/major")
                        .asInt())
                .isEqualTo(Integer.parseInt(tag.substring(2, 4)));
    }

    @ParameterizedTest
    @CsvSource({
        "{edition: apache}, timescale/timescaledb-ha:pg15-ts2.11-oss",
        "{tag: pg15.3-ts2.11.1}, timescale/timescaledb-ha:pg15.3-ts2.11.1",
        "{tag: ours}, timescale/timescaledb-ha:ours",
        "{repository: registry.example:5000/ts}, registry.example:5000/ts:pg15-ts2.11"
    })
    void anImageMayBeSaid(String image, String expected) {
        assertThat(image(Manifest.all(Chart.renderYaml("{timescaledb: {image: " + image + "}}"))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource("2.31.0, 19, pg19-ts2.31")
    void aVersionThatTheChartDoesNotKnowNeedsBoth(String version, int major, String tag) {
        List<Manifest> manifests = Manifest.all(Chart.renderYaml("{timescaledb: {version: \"" + version
                + "\", postgresql: {major: " + major + "}, image: {tag: " + tag + "}}}"));

        assertThat(image(manifests)).endsWith(":" + tag);
    }

    private static String image(List<Manifest> manifests) {
        return Manifest.get(manifests, "ImageCatalog").text("/spec/images/0/image");
    }
}
