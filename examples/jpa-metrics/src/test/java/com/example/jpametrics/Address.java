package com.example.jpametrics;

import io.github.timescale4j.embedded.EmbeddedTimescale;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Where a database is, as properties. */
final class Address {

    private Address() {}

    static void of(String prefix, EmbeddedTimescale database, DynamicPropertyRegistry registry) {
        registry.add(prefix + "url", database::jdbcUrl);
        registry.add(prefix + "username", database::username);
        registry.add(prefix + "password", database::password);
    }
}
