/** Samples this host, imports readings from files, and serves them over HTTP. */
@NullMarked
package com.example.devicemetrics;

import org.jspecify.annotations.NullMarked;
