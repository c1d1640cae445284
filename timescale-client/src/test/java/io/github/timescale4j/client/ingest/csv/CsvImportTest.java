package io.github.timescale4j.client.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.timescale4j.client.HourlyMetrics;
import io.github.timescale4j.client.MetricData;
import io.github.timescale4j.client.ingest.csv.CsvImportException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.InvalidDataAccessApiUsageException;

@Timeout(60)
class CsvImportTest {

    private static final String HEADER = "timestamp,device_id,metric_type,value\n";
    private static final String ALL = "time,name,note,device_no,big_number,value,flag,id,mood,day,price\n";
    private static final Instant TIME = Instant.parse("2024-01-02T10:20:00Z");

    private final MemoryStore store = new MemoryStore();

    private static MetricData row(String device, double value) {
        return new MetricData(TIME, device, "cpu", value);
    }

    private CsvImport<MetricData> metrics() {
        return store.imports(MetricData.class);
    }

    private CsvReport from(String text) {
        return metrics().from(new StringReader(text));
    }

    private static String line(String device, double value) {
        return "2024-01-02T10:20:00Z," + device + ",cpu," + value + "\n";
    }

    @Test
    void makesEveryTypeOfItsText() {
        CsvReport report = store.imports(Sample.class)
                .from(new StringReader(ALL
                        + "2024-01-02T10:20:00+00:00, a ,\"\",+7,-9,1.5e3, TRUE ,c56a4180-65aa-42ec-a945-5fd21dec0538,SAD,"
                        + "2024-02-29,12.30\n"
                        + "2024-01-02 10:20:00.000+0200,b,,8,,.5,0,,,,\n"));

        assertThat(report.refusals()).isEmpty();
        assertThat(store.rows())
                .containsExactlyInAnyOrder(
                        new Sample(
                                TIME,
                                " a ",
                                "",
                                7,
                                -9L,
                                1500,
                                true,
                                UUID.fromString("c56a4180-65aa-42ec-a945-5fd21dec0538"),
                                Sample.Mood.SAD,
                                LocalDate.of(2024, 2, 29),
                                new BigDecimal("12.30")),
                        new Sample(TIME.minusSeconds(7200), "b", null, 8, null, 0.5, false, null, null, null, null));
    }

    @ParameterizedTest(name = "{0} = {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "time|yesterday|is not a time such as 2014-02-14T14:30:00Z",
                "time|2024-02-30T00:00:00Z|is not a time such as 2014-02-14T14:30:00Z",
                "time|2024-01-02T10:20:00|has no offset from UTC such as Z or +02:00, and no zone is set for the import",
                "time||is missing",
                "name||is missing",
                "device_no|1.5|is not an integer of four bytes",
                "device_no|2147483648|is not an integer of four bytes",
                "device_no||is missing",
                "big_number|1e3|is not an integer of eight bytes",
                "value|many|is not a number that a double can hold",
                "value|1,5|is not a number that a double can hold",
                "value|1d|is not a number that a double can hold",
                "value|0x1p3|is not a number that a double can hold",
                "value|1e999|is not a number that a double can hold",
                "flag|maybe|is neither true nor false",
                "id|1-1-1-1-1|is not a UUID",
                "mood|sad|is none of the constants of Mood",
                "day|2023-02-29|is not a date such as 2014-02-14",
                "price|12.30 EUR|is not a number"
            })
    void refusesWhatIsNoneOfItsType(String column, String text, String reason) {
        List<String> names = List.of(ALL.strip().split(","));
        List<String> fields =
                new ArrayList<>(List.of("2024-01-02T10:20:00Z", "n", "", "1", "", "1", "true", "", "", "", ""));
        fields.set(names.indexOf(column), text == null ? "" : "\"" + text + "\"");

        CsvReport report = store.imports(Sample.class).from(new StringReader(ALL + String.join(",", fields) + "\n"));

        assertThat(report.refusals()).containsExactly(new CsvRefusal(2, column, "'" + column + "' " + reason, false));
        assertThat(store.rows()).isEmpty();
    }

    @Test
    void refusesWhatAConstructorOrACheckRefusesWithoutTheValue() {
        CsvReport report = store.imports(Sample.class)
                .check(sample -> {
                    if (sample.value() > 10) {
                        throw new IllegalArgumentException("value is too large");
                    }
                })
                .from(new StringReader(
                        ALL + "2024-01-02T10:20:00Z,a,,-5,,1,1,,,,\n2024-01-02T10:20:00Z,a,,5,,11,1,,,,\n"));

        assertThat(report.refusals())
                .extracting(CsvRefusal::reason)
                .containsExactly("the constructor refuses it with IllegalArgumentException", "value is too large");
    }

    @Test
    void countsTheLinesOfTheFileWhateverIsInQuotesAndWhereverItIsEmpty() {
        CsvReport report = from("\uFEFF" + HEADER.replace("\n", "\r\n")
                + line("\"a\r\nb\"\"c\"\"\"", 1).replace("\n", "\r\n").replace("\r\r", "\r") // 2 and 3
                + "\r\n" // 4
                + "bad,a,cpu,1\r\n" // 5
                + "\n" // 6
                + line("\"x\n\ny\"", 2) // 7 to 9
                + "bad,a,cpu,1"); // 10

        assertThat(report.refusals()).extracting(CsvRefusal::line).containsExactly(5L, 10L);
        assertThat(report.read()).isEqualTo(4);
        assertThat(report.stored()).isEqualTo(2);
        assertThat(store.rows()).containsExactly(row("a\r\nb\"c\"", 1), row("x\n\ny", 2));
    }

    @Test
    void refusesRaggedLinesAndBrokenQuotesAndGoesOnWithTheNextLine() {
        List<String> records = new ArrayList<>();
        CsvReport report = metrics()
                .onRefusal((refusal, record) -> records.add(refusal.line() + ": " + record))
                .from(new StringReader(HEADER
                        + "2024-01-02T10:20:00Z,a,cpu\n"
                        + "2024-01-02T10:20:00Z,a,cpu,1,2\n"
                        + "2024-01-02T10:20:00Z,\"a\"b,cpu,1\n"
                        + line("good", 1)
                        + "2024-01-02T10:20:00Z,\"open,cpu,1\n"
                        + line("good", 2)
                        + line("good", 3)));

        assertThat(report.refusals())
                .extracting(CsvRefusal::line, CsvRefusal::reason)
                .containsExactly(
                        tuple(2L, "it has 3 fields, the header has 4"),
                        tuple(3L, "it has 5 fields, the header has 4"),
                        tuple(4L, "there is text behind a closing quote"),
                        tuple(6L, "a quote is not closed"));
        assertThat(store.rows()).containsExactly(row("good", 1), row("good", 2), row("good", 3));
        assertThat(records).hasSize(4).contains("6: 2024-01-02T10:20:00Z,\"open,cpu,1");
    }

    @Test
    void aQuoteThatIsNeverClosedCostsOneLineOfAnyFile() {
        StringBuilder file = new StringBuilder(HEADER).append("2024-01-02T10:20:00Z,\"open,cpu,1\n");
        for (int i = 0; i < 60_000; i++) {
            file.append(line("good", i));
        }

        CsvReport report = from(file.toString());

        assertThat(report.refusals())
                .containsExactly(new CsvRefusal(2, null, "it is too long, or a quote is not closed", false));
        assertThat(report.stored()).isEqualTo(60_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"quoted\",cpu,7", "x\"y\",cpu,7", "\"\",cpu,7"})
    void aQuoteThatALaterLineClosesTakesNoLineBetweenWithIt(String later) {
        CsvReport report = from(HEADER + line("good", 1) + "2024-01-02T10:20:00Z,\"open,cpu,1\n" + line("good", 2)
                + line("good", 3) + "2024-01-02T10:20:00Z," + later + "\n" + line("good", 4));

        assertThat(report.refusals()).first().satisfies(refusal -> {
            assertThat(refusal.line()).isEqualTo(3);
            assertThat(refusal.reason()).startsWith("a quote is not closed");
        });
        assertThat(store.rows()).contains(row("good", 1), row("good", 2), row("good", 3), row("good", 4));
        assertThat(report.read()).isEqualTo(6);
    }

    @Test
    void aHugeFieldIsRefusedWithoutBeingKept() {
        long length = 40L << 20;
        Reader file = new Reader() {
            private long at;
            private final String end = "\"\n" + line("good", 1);

            @Override
            public int read(char[] into, int offset, int count) {
                String start = HEADER + "2024-01-02T10:20:00Z,\"";
                for (int i = 0; i < count; i++, at++) {
                    if (at >= start.length() + length + end.length()) {
                        return i == 0 ? -1 : i;
                    }
                    into[offset + i] = at < start.length()
                            ? start.charAt((int) at)
                            : at < start.length() + length ? 'x' : end.charAt((int) (at - start.length() - length));
                }
                return count;
            }

            @Override
            public void close() {}
        };

        CsvReport report = metrics().from(file);

        assertThat(report.refusals()).extracting(CsvRefusal::line).containsExactly(2L);
        assertThat(store.rows()).containsExactly(row("good", 1));
    }

    @Test
    void findsTheColumnsByTheirNamesInAnyOrder() {
        CsvReport report = metrics()
                .column("when", "timestamp")
                .from(new StringReader("VALUE,other, deviceId ,when,metric_type\n1.5,x,a,2024-01-02T10:20:00Z,cpu\n"));

        assertThat(store.rows()).containsExactly(row("a", 1.5));
        assertThat(report.ignored()).containsExactly("other");
        assertThat(report.from()).isEqualTo(TIME);
        assertThat(report.to()).isEqualTo(TIME.plusNanos(1_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "2024-01-02T10:20:00Z,a,cpu,1\n",
                "timestamp,device_id,value\n",
                "timestamp,device_id,metric_type,value,value\n",
                "timestamp,device_id,metric_type,value,VALUE\n",
                "timestamp,device_id,\"metric\"_type,value\n"
            })
    void aHeaderThatDoesNotFitStoresNothing(String header) {
        assertThatExceptionOfType(CsvImportException.class)
                .isThrownBy(() -> from(header + line("a", 1)))
                .satisfies(e -> {
                    assertThat(e.reason()).isEqualTo(Reason.HEADER);
                    assertThat(e.report().read()).isZero();
                });
        assertThat(store.rows()).isEmpty();
    }

    @Test
    void aNamedColumnThatTheFileDoesNotHaveIsSaid() {
        assertThatExceptionOfType(CsvImportException.class)
                .isThrownBy(() -> metrics().column("when", "timestamp").from(new StringReader(HEADER)))
                .withMessageContaining("'when'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> metrics().column("when", "time"))
                .withMessageContaining("timestamp, deviceId, metricType, value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> metrics().column("a", "value").column("a", "timestamp"))
                .withMessageContaining("twice");
    }

    @Test
    void readsFilesWithoutAHeaderAndWithoutSomeColumns() {
        CsvReport report = store.imports(Sample.class)
                .header("time", "name", "device_no", "value", "flag")
                .without("note")
                .without("bigNumber")
                .without("id")
                .without("mood")
                .without("day")
                .without("price")
                .delimiter(';')
                .from(new StringReader("2024-01-02T10:20:00Z;a;1;2;t\n"));

        assertThat(report.stored()).isOne();
        assertThat(store.rows()).containsExactly(new Sample(TIME, "a", null, 1, null, 2, true, null, null, null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> metrics().without("value"))
                .withMessageContaining("double");
    }

    @Test
    void aTextForNullIsNoneInQuotes() {
        store.imports(Sample.class)
                .nullText("NULL")
                .from(new StringReader(ALL + "2024-01-02T10:20:00Z,a,NULL,1,NULL,1,t,,,,\n"
                        + "2024-01-02T10:20:01Z,a,\"NULL\",1,NULL,1,t,,,,\n"
                        + "2024-01-02T10:20:02Z,a,,1,NULL,1,t,,,,\n"));

        assertThat(store.rows()).extracting(row -> ((Sample) row).note()).containsExactly(null, "NULL", "");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "2024-01-02 10:20:00, 2024-01-02T09:20:00Z",
        "2024-01-02T10:20, 2024-01-02T09:20:00Z",
        "2024-01-02T10:20:00Z, 2024-01-02T10:20:00Z",
        "2024-03-31 02:30:00,",
        "2024-10-27 02:30:00,"
    })
    void aZoneIsForTimesWithoutAnOffsetAndGuessesNothing(String text, Instant time) {
        CsvReport report =
                metrics().zone(ZoneId.of("Europe/Berlin")).from(new StringReader(HEADER + text + ",a,cpu,1\n"));

        if (time == null) {
            assertThat(report.refusals())
                    .singleElement()
                    .satisfies(refusal ->
                            assertThat(refusal.reason()).startsWith("'timestamp' is a time that Europe/Berlin has"));
        } else {
            assertThat(store.rows()).containsExactly(new MetricData(time, "a", "cpu", 1));
        }
    }

    @Test
    void readsTimesOfAFormatOfTheirOwn() {
        CsvReport report = metrics()
                .timeFormat("dd.MM.yyyy HH:mm")
                .zone(ZoneOffset.UTC)
                .from(new StringReader(HEADER + "02.01.2024 10:20,a,cpu,1\n30.02.2024 10:20,a,cpu,1\n"));

        assertThat(store.rows()).containsExactly(row("a", 1));
        assertThat(report.refusals())
                .extracting(CsvRefusal::reason)
                .containsExactly("'timestamp' is not a time of the format that is set");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"SECONDS, 1704190800", "SECONDS, 1704190800.000", "MILLIS, 1704190800000", "NANOS, 1704190800000000000"
    })
    void readsTimesThatAreNumbers(ChronoUnit unit, String text) {
        CsvReport report =
                metrics().epoch(unit).from(new StringReader(HEADER + text + ",a,cpu,1\n2024-01-02,a,cpu,1\n"));

        assertThat(store.rows()).containsExactly(row("a", 1));
        assertThat(report.refused()).isOne();
        assertThatIllegalArgumentException().isThrownBy(() -> metrics().epoch(ChronoUnit.DAYS));
    }

    @Test
    void aConverterMakesWhatIsNotKnown() {
        CsvReport report = metrics()
                .convert("value", text -> Double.parseDouble(text.replace(',', '.')))
                .from(new StringReader(
                        HEADER + "2024-01-02T10:20:00Z,a,cpu,\"1,5\"\n2024-01-02T10:20:00Z,a,cpu,secret\n"));

        assertThat(store.rows()).containsExactly(row("a", 1.5));
        assertThat(report.refusals())
                .containsExactly(new CsvRefusal(
                        3, "value", "'value' is refused by its converter with NumberFormatException", false));
    }

    @Test
    void endsWhenTooMuchIsRefusedAndKeepsWhatItHasRead() {
        String file = HEADER + line("a", 1) + "x,a,cpu,1\n" + line("a", 2) + "x,a,cpu,1\n" + line("a", 3);

        assertThatExceptionOfType(CsvImportException.class)
                .isThrownBy(() -> metrics().maxRefusals(1).from(new StringReader(file)))
                .satisfies(e -> {
                    assertThat(e.reason()).isEqualTo(Reason.TOO_MANY_REFUSALS);
                    assertThat(e.report().read()).isEqualTo(4);
                    assertThat(e.report().stored()).isEqualTo(2);
                    assertThat(e.report().refused()).isEqualTo(2);
                    assertThat(e.report().undecided()).isZero();
                });
        assertThat(metrics().maxRefusals(2).from(new StringReader(file)).stored())
                .isEqualTo(3);
    }

    @Test
    void showsTheFirstHundredRefusalsAndHandsOverAll() {
        List<Long> lines = new ArrayList<>();
        CsvReport report = metrics()
                .onRefusal((refusal, record) -> lines.add(refusal.line()))
                .from(new StringReader(HEADER + "x,a,cpu,1\n".repeat(250)));

        assertThat(report.refused()).isEqualTo(250);
        assertThat(report.refusals())
                .hasSize(100)
                .last()
                .satisfies(last -> assertThat(last.line()).isEqualTo(101));
        assertThat(lines).hasSize(250);
    }

    @Test
    void aHandlerThatFailsEndsTheImport() {
        assertThatExceptionOfType(CsvImportException.class)
                .isThrownBy(() -> metrics()
                        .onRefusal((refusal, record) -> {
                            throw new UncheckedIOException(new IOException("disk full"));
                        })
                        .from(new StringReader(HEADER + line("a", 1) + "x,a,cpu,1\n" + line("a", 2))))
                .withCauseInstanceOf(UncheckedIOException.class)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.CALLBACK))
                .satisfies(e -> assertThat(e.report().stored()).isOne());
    }

    @Test
    void aFileThatBreaksOffKeepsWhatWasRead() {
        Reader broken = new Reader() {
            private final StringReader begin = new StringReader(HEADER + line("a", 1) + "2024-01");

            @Override
            public int read(char[] into, int offset, int count) throws IOException {
                int read = begin.read(into, offset, count);
                if (read < 0) {
                    throw new IOException("secret");
                }
                return read;
            }

            @Override
            public void close() {}
        };

        assertThatExceptionOfType(CsvImportException.class)
                .isThrownBy(() -> metrics().from(broken))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNREADABLE))
                .satisfies(e -> assertThat(e.report().stored()).isOne())
                .satisfies(
                        e -> assertThat(e.getMessage()).doesNotContain("secret").contains("after line 2"));
    }

    @Test
    void bytesOfAnotherCharacterSetEndTheImport() {
        byte[] latin = (HEADER + line("ä", 1)).getBytes(StandardCharsets.ISO_8859_1);

        assertThatExceptionOfType(CsvImportException.class)
                .isThrownBy(() -> metrics().from(new ByteArrayInputStream(latin)))
                .withMessageContaining("charset");
        assertThat(metrics()
                        .charset(StandardCharsets.ISO_8859_1)
                        .from(new ByteArrayInputStream(latin))
                        .stored())
                .isOne();
        assertThat(store.rows()).containsExactly(row("ä", 1));
    }

    @Test
    void tellsItsProgressWhileItReads() {
        List<CsvProgress> told = new ArrayList<>();

        CsvReport report = metrics()
                .progress(Duration.ofNanos(1), told::add)
                .from(new StringReader(HEADER + line("a", 1) + "x,a,cpu,1\n" + line("a", 2)));

        assertThat(told).hasSizeGreaterThanOrEqualTo(3);
        assertThat(told.get(2).read()).isEqualTo(3);
        assertThat(told.get(2).refused()).isOne();
        assertThat(report.stored()).isEqualTo(2);
        assertThat(new CsvProgress(100, 100, 0, Duration.ofMillis(500)).rowsPerSecond())
                .isEqualTo(200);
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> metrics().from(Path.of("no", "such", "file.csv")));
    }

    @Test
    void whatCannotBeImportedIsRefusedAtOnce() {
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> store.imports(HourlyMetrics.class))
                .withMessageContaining("continuous aggregate");
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> store.imports(String.class));
    }

    @Test
    void saysWhichLibraryIsMissing() throws IOException {
        try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> CsvImports.requireLibrary(empty))
                    .withMessageContaining("org.apache.commons:commons-csv");
        }
    }
}
