/** Declarations whose time is not an instant; UUIDs need the newer target. */
@TimescaleTarget(version = "2.22")
package io.github.timescale4j.client.axes;

import io.github.timescale4j.annotation.TimescaleTarget;
