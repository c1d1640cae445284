/** An application whose statements are all right. */
@NullMarked
package com.example.sales;

import org.jspecify.annotations.NullMarked;
