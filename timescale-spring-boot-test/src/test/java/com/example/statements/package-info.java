/** A part of an application, with statements to be checked. */
@NullMarked
package com.example.statements;

import org.jspecify.annotations.NullMarked;
