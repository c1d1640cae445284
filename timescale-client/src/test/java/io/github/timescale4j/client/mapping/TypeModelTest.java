package io.github.timescale4j.client.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.annotation.Column;
import io.github.timescale4j.client.MetricData;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TypeModelTest {

    record Point(int x, @Nullable String label) {
        Point(int x) {
            this(x, null);
        }
    }

    static final class Sensor {
        @Column(name = "sensor")
        private final String sensorId;

        private final double value;

        private Sensor(String sensorId, double value) {
            this.sensorId = sensorId;
            this.value = value;
        }
    }

    static final class Measured {
        private final double value;
        private final boolean isGood;

        Measured(double value, boolean isGood) {
            this.value = value;
            this.isGood = isGood;
        }

        @Column(name = "measured")
        public double getValue() {
            return value;
        }

        @Column(name = "good")
        public boolean isGood() {
            return isGood;
        }

        @Column(name = "unrelated")
        public double value(int digits) {
            return value;
        }
    }

    static final class TwoWays {
        TwoWays(int a) {}

        TwoWays(String a) {}
    }

    class Inner {
        Inner(int a) {}
    }

    static final class Empty {}

    private static List<String> columns(Class<?> type) {
        return TypeModel.of(type).properties().stream().map(Property::column).toList();
    }

    @Test
    void aRecordIsMadeByItsCanonicalConstructor() throws Throwable {
        TypeModel model = TypeModel.of(Point.class);

        assertThat((Object) model.constructor().invokeExact(new Object[] {1, "a"}))
                .isEqualTo(new Point(1, "a"));
        assertThat(model.properties()).extracting(Property::nullable).containsExactly(false, true);
    }

    @Test
    void aClassIsMadeByItsOnlyConstructorEvenIfItIsPrivate() throws Throwable {
        TypeModel model = TypeModel.of(Sensor.class);

        assertThat(columns(Sensor.class)).containsExactly("sensor", "value");
        Sensor sensor = (Sensor) (Object) model.constructor().invokeExact(new Object[] {"a", 2.5});
        assertThat(sensor.sensorId).isEqualTo("a");
        assertThat(model.properties().get(1).getter()).isNotNull();
        assertThat((double) model.properties().get(1).getter().invokeExact((Object) sensor))
                .isEqualTo(2.5);
    }

    @Test
    void anAnnotationOnAGetterCounts() {
        assertThat(columns(Measured.class)).containsExactly("measured", "good");
    }

    @Test
    void whatCannotBeMadeSaysWhy() {
        assertRefused(TwoWays.class, "several of its constructors take 1 parameters");
        assertRefused(Inner.class, "inner class");
        assertRefused(Empty.class, "no constructor that takes all of its fields");
        assertRefused(Runnable.class, "abstract");
        assertRefused(Thread.class, "module does not open it");
    }

    private static void assertRefused(Class<?> type, String reason) {
        assertThatExceptionOfType(RowMappingException.class)
                .isThrownBy(() -> TypeModel.of(type))
                .withMessageContaining(type.getName())
                .withMessageContaining(reason);
    }

    @Test
    void aModelDoesNotKeepTheClassLoaderOfItsClass() throws Exception {
        WeakReference<ClassLoader> loader = new WeakReference<>(modelInALoaderOfItsOwn());

        for (int i = 0; i < 50 && loader.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(loader.get()).isNull();
    }

    private static ClassLoader modelInALoaderOfItsOwn() throws Exception {
        URL classes = MetricData.class.getProtectionDomain().getCodeSource().getLocation();
        ClassLoader loader = new URLClassLoader(new URL[] {classes}, TypeModelTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                return name.equals(MetricData.class.getName()) ? findClass(name) : super.loadClass(name, resolve);
            }
        };
        Class<?> type = loader.loadClass(MetricData.class.getName());
        assertThat(type).isNotSameAs(MetricData.class);
        assertThat(TypeModel.of(type).properties()).hasSize(4);
        return loader;
    }
}
