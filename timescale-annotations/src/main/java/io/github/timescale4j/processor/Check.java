package io.github.timescale4j.processor;

import javax.tools.Diagnostic;

/**
 * Every message of the processor, by its stable id: {@code T} for tables and columns, {@code C} for the
 * columnstore, {@code A} for aggregates, {@code P} for policies, {@code Q} for conditions. What each means is told in
 * {@code docs/checks.md}. A warning can be silenced with {@code @SuppressWarnings("timescale:T15")}, an error cannot.
 */
enum Check {
    /** The time column has a type by which TimescaleDB cannot partition. */
    T01(Diagnostic.Kind.ERROR),
    /** The time column takes nulls. */
    T02(Diagnostic.Kind.ERROR),
    /** The chunk interval cannot be read or used. */
    T03(Diagnostic.Kind.ERROR),
    /** The time is a number, and nothing says how many of them a chunk holds. */
    T04(Diagnostic.Kind.ERROR),
    /** The chunk interval is in months. */
    T05(Diagnostic.Kind.WARNING),
    /** The retention keeps very many chunks. */
    T06(Diagnostic.Kind.ERROR),
    /** The retention is shorter than a chunk. */
    T07(Diagnostic.Kind.ERROR),
    /** A key lacks a column of partitioning. */
    T08(Diagnostic.Kind.ERROR),
    /** A unique constraint over a column that takes nulls. */
    T09(Diagnostic.Kind.WARNING),
    /** The hash partitions cannot be made. */
    T10(Diagnostic.Kind.ERROR),
    /** A foreign key cannot be read or kept. */
    T11(Diagnostic.Kind.ERROR),
    /** A name cannot be an identifier. */
    T14(Diagnostic.Kind.ERROR),
    /** The time column has no time zone. */
    T15(Diagnostic.Kind.WARNING),
    /** A column's name is taken. */
    T16(Diagnostic.Kind.ERROR),
    /** Which column is the time column is not clear. */
    T17(Diagnostic.Kind.ERROR),
    /** An entry of {@code indexes} cannot be read, or names what does not exist. */
    T18(Diagnostic.Kind.ERROR),
    /** A component's type has no counterpart in SQL. */
    T19(Diagnostic.Kind.ERROR),
    /** Two declarations make a relation or an index of the same name. */
    T20(Diagnostic.Kind.ERROR),
    /** A column looks like a surrogate key. */
    T21(Diagnostic.Kind.WARNING),
    /** A column holds JSON. */
    T22(Diagnostic.Kind.WARNING),
    /** The annotated type is not of a shape that rows can be read into. */
    T23(Diagnostic.Kind.ERROR),
    /** The type that {@code @Column} gives is not the name of a type. */
    T24(Diagnostic.Kind.ERROR),
    /** The same index is made twice. */
    T25(Diagnostic.Kind.WARNING),
    /** The processor could not do its work. */
    T26(Diagnostic.Kind.ERROR),
    /** A text in SQL cannot stand in its statement. */
    T27(Diagnostic.Kind.ERROR),
    /** A column cannot have had that name. */
    T28(Diagnostic.Kind.ERROR),
    /** A key cannot be read, or names what does not exist. */
    T29(Diagnostic.Kind.ERROR),
    /** An annotation stands where it says nothing. */
    T30(Diagnostic.Kind.ERROR),
    /** A statement of one's own is none that can run after a table's. */
    T31(Diagnostic.Kind.ERROR),
    /** What the time column counts cannot be said so. */
    T32(Diagnostic.Kind.ERROR),
    /** An index that has no order. */
    T33(Diagnostic.Kind.WARNING),
    /** The columns of a columnstore cannot be read or used. */
    C01(Diagnostic.Kind.ERROR),
    /** The columnstore has no segments. */
    C02(Diagnostic.Kind.WARNING),
    /** The order within the columnstore lacks the time. */
    C03(Diagnostic.Kind.WARNING),
    /** A key is in neither list of the columnstore. */
    C04(Diagnostic.Kind.WARNING),
    /** The column of a foreign key is no segment. */
    C05(Diagnostic.Kind.ERROR),
    /** Row level security beside a columnstore or an aggregate. */
    C06(Diagnostic.Kind.ERROR),
    /** The columnstore comes too late or too early. */
    C07(Diagnostic.Kind.WARNING),
    /** A sparse index of the columnstore cannot be read or made. */
    C08(Diagnostic.Kind.ERROR),
    /** The columnstore's segments are single rows. */
    C09(Diagnostic.Kind.WARNING),
    /** The source is not a declaration. */
    A01(Diagnostic.Kind.ERROR),
    /** The width of the buckets cannot be read or used. */
    A02(Diagnostic.Kind.ERROR),
    /** The buckets do not consist of whole buckets of the source. */
    A03(Diagnostic.Kind.ERROR),
    /** An aggregate over an aggregate that gives a wrong result. */
    A04(Diagnostic.Kind.ERROR),
    /** A component's type cannot hold the result. */
    A05(Diagnostic.Kind.ERROR),
    /** An expression depends on when or where it is computed. */
    A06(Diagnostic.Kind.ERROR),
    /** Nothing tells the present of a time that is a number. */
    A09(Diagnostic.Kind.ERROR),
    /** A query groups by a column of the source instead of the bucket. */
    A10(Diagnostic.Kind.ERROR),
    /** A component says nothing that the source has. */
    A12(Diagnostic.Kind.ERROR),
    /** Which component is the bucket is not clear. */
    A13(Diagnostic.Kind.ERROR),
    /** An aggregate function does not fit. */
    A14(Diagnostic.Kind.ERROR),
    /** A result may be null, and the component does not take it. */
    A15(Diagnostic.Kind.WARNING),
    /** The query of an aggregate cannot be one. */
    A16(Diagnostic.Kind.ERROR),
    /** Every moment is a group of its own. */
    A17(Diagnostic.Kind.WARNING),
    /** A refresh reaches further back than the source keeps its rows. */
    P01(Diagnostic.Kind.ERROR),
    /** The source drops rows before they are aggregated. */
    P02(Diagnostic.Kind.ERROR),
    /** The refresh window is smaller than two buckets. */
    P03(Diagnostic.Kind.ERROR),
    /** The refresh materializes the bucket that still receives rows. */
    P04(Diagnostic.Kind.WARNING),
    /** The refresh comes closer to the present than that of the source. */
    P05(Diagnostic.Kind.WARNING),
    /** The aggregate forgets what it could still refresh, or forgets as soon as its source. */
    P06(Diagnostic.Kind.WARNING),
    /** The source forgets, and no policy refreshes the aggregate before that. */
    P07(Diagnostic.Kind.WARNING),
    /** Several refresh policies that the server does not take together. */
    P08(Diagnostic.Kind.ERROR),
    /** The columnstore takes what the refresh still writes. */
    P09(Diagnostic.Kind.ERROR),
    /** A length of time where the time is a number of nobody knows what. */
    P10(Diagnostic.Kind.ERROR),
    /** The rows cannot be reordered by that. */
    P11(Diagnostic.Kind.ERROR),
    /** The declared target does not have this. */
    P13(Diagnostic.Kind.ERROR),
    /** A value of a policy cannot be read or used. */
    P14(Diagnostic.Kind.ERROR),
    /** The declared target cannot be read. */
    P15(Diagnostic.Kind.ERROR),
    /** The aggregate's retention is shorter than what its refresh policy makes. */
    P16(Diagnostic.Kind.ERROR),
    /** How the aggregate is refreshed is said in two ways. */
    P17(Diagnostic.Kind.ERROR),
    /** A condition takes both ends of a range of time. */
    Q02(Diagnostic.Kind.WARNING);

    private final Diagnostic.Kind severity;

    Check(Diagnostic.Kind severity) {
        this.severity = severity;
    }

    Diagnostic.Kind severity() {
        return severity;
    }
}
