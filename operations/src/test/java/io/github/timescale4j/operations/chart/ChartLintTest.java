package io.github.timescale4j.operations.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import org.junit.jupiter.api.Test;

class ChartLintTest {

    @Test
    void helmHasNothingToSayAboutTheChartButThatItHasNoPicture() {
        LintResult result = new Helm(Chart.DIRECTORY).lint().strict().call();

        assertThat(result.isFailed()).isFalse();
        assertThat(result.getMessages()).containsExactly("[INFO] Chart.yaml: icon is recommended");
    }
}
