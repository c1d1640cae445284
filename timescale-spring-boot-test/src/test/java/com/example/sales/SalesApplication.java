package com.example.sales;

import com.example.axes.Sale;
import io.github.timescale4j.client.TimeScaleClient;
import java.time.LocalDate;
import java.util.List;

/** An application that is as small as one can be. */
public class SalesApplication {

    private final TimeScaleClient client;

    public SalesApplication(TimeScaleClient client) {
        this.client = client;
    }

    public List<Sale> sales(String shop, LocalDate from, LocalDate to) {
        return client.query("SELECT * FROM sale WHERE shop = :shop AND day >= :from AND day < :to ORDER BY day")
                .bind("shop", shop)
                .bind("from", from)
                .bind("to", to)
                .list(Sale.class);
    }

    public int close(String shop) {
        return client.update("DELETE FROM sale WHERE shop = :shop")
                .bind("shop", shop)
                .run();
    }
}
