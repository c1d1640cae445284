package com.example.jpametrics;

import org.springframework.boot.test.context.SpringBootTest;

/** The pool is the library's, as with {@code timescale.url} alone: JPA, jOOQ and everything else use it. */
@SpringBootTest
class OwnPoolIT extends OneDatabase {}
