package io.github.timescale4j.client.mapping;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Remembers how rows are read, for each class and layout. Safe for use by several threads. */
final class RowPlans {

    /** A class is read from few layouts; an application that makes its queries up as it goes shall not fill the memory. */
    private static final int MOST_LAYOUTS = 64;

    private final ColumnReaders readers;

    /** With the class, so that a plan goes when its class goes. */
    private final ClassValue<ConcurrentMap<ResultLayout, RowPlan>> plans = new ClassValue<>() {
        @Override
        protected ConcurrentMap<ResultLayout, RowPlan> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    RowPlans(ColumnReaders readers) {
        this.readers = readers;
    }

    <T> RowReader<T> reader(Class<T> type, ResultSet rows) throws SQLException {
        ResultSet plain = DriverResult.plain(rows);
        ResultLayout layout = plain == null ? null : ResultLayout.of(plain);
        ResultSet source = plain == null ? rows : plain;
        if (ColumnReaders.isSimple(type)) {
            return ValueReader.of(type, rows, source, layout, readers);
        }
        TypeModel model = TypeModel.of(type);
        return new ObjectReader<>(rows, source, model, plan(model, source, layout));
    }

    <T> CopyPlan<T> copyPlan(Class<T> type, ResultSet described) throws SQLException {
        return CopyPlan.of(type, described, readers);
    }

    private RowPlan plan(TypeModel model, ResultSet rows, @Nullable ResultLayout layout) throws SQLException {
        if (layout == null) {
            return RowPlan.of(model, ResultColumns.of(rows), null, readers);
        }
        ConcurrentMap<ResultLayout, RowPlan> known = plans.get(model.type());
        RowPlan plan = known.get(layout);
        if (plan == null) {
            plan = RowPlan.of(model, ResultColumns.of(rows), layout, readers);
            if (known.size() >= MOST_LAYOUTS) {
                known.clear();
            }
            known.put(layout, plan);
        }
        return plan;
    }
}
