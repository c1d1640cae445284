package com.example.pumps;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application as a user has it: its repository and its service are found by scanning. */
@SpringBootApplication
public class PumpApplication {}
