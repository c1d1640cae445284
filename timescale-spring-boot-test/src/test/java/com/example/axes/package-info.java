/** Declarations over each kind of time. */
@NullMarked
package com.example.axes;

import org.jspecify.annotations.NullMarked;
