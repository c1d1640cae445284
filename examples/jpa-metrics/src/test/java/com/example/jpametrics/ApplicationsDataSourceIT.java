package com.example.jpametrics;

import io.github.timescale4j.embedded.EmbeddedTimescale;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The data source is the application's, of {@code spring.datasource.url}: the library uses it. */
@SpringBootTest
class ApplicationsDataSourceIT extends OneDatabase {

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        Address.of("spring.datasource.", EmbeddedTimescale.shared(), registry);
        registry.add("spring.flyway.postgresql.transactional-lock", () -> false);
    }
}
