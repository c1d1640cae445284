/** The code that the pages of the manual quote, as tests that run it. */
package com.example.manual;
