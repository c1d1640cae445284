/**
 * What the first release of the example declared: the shortest that says something, which is why the documentation shows it.
 * {@code FirstRelease} has the processor read these files. They are not in the application's package, because they are not the
 * application's any more.
 */
package com.example.firstrelease;
