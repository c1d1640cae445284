package com.example.pumps;

import org.springframework.stereotype.Service;

/** Not a repository: a test of the time series does not start it. */
@Service
public class AlarmService {}
