@NullMarked
package com.example.jpametrics;

import org.jspecify.annotations.NullMarked;
