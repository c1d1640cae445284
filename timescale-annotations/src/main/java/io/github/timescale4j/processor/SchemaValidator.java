package io.github.timescale4j.processor;

import io.github.timescale4j.schema.Declaration;
import java.util.List;
import java.util.function.Predicate;

/** Applies the rules, each kind from its own class, to the declarations of one compilation. */
final class SchemaValidator {

    private final TableRules tableRules;
    private final AggregateRules aggregateRules;
    private final AggregateTextRules textRules;
    private final PolicyRules policyRules;
    private final NameRules nameRules;
    private final ColumnstoreRules columnstoreRules;
    private final TargetRules targetRules;
    private final AxisRules axisRules;
    private final ForeignKeyRules foreignKeyRules;

    SchemaValidator(ErrorReporter reporter, Predicate<String> isOurs) {
        this.tableRules = new TableRules(reporter);
        this.aggregateRules = new AggregateRules(reporter);
        this.textRules = new AggregateTextRules(reporter);
        this.policyRules = new PolicyRules(reporter, isOurs);
        this.nameRules = new NameRules(reporter);
        this.columnstoreRules = new ColumnstoreRules(reporter);
        this.targetRules = new TargetRules(reporter);
        this.axisRules = new AxisRules(reporter);
        this.foreignKeyRules = new ForeignKeyRules(reporter);
    }

    /**
     * Checks declarations.
     *
     * @param tables the tables, sorted by type
     * @param aggregates the aggregates, sorted by type
     * @param kept what earlier compilations of the module left and this one does not touch
     */
    void check(List<TableDeclaration> tables, List<AggregateDeclaration> aggregates, List<Declaration> kept) {
        for (Declaration declaration : kept) {
            nameRules.take(
                    declaration.relation().schema(), declaration.relation().name(), declaration.type());
        }
        tables.forEach(table -> nameRules.check(table.declared(), "table"));
        aggregates.forEach(aggregate -> nameRules.check(aggregate.declared(), "name"));
        tables.forEach(nameRules::checkIndexes);
        tables.forEach(tableRules::check);
        tables.forEach(axisRules::check);
        aggregates.forEach(axisRules::check);
        tables.forEach(columnstoreRules::check);
        tables.forEach(table -> foreignKeyRules.check(table, tables, kept));
        aggregates.forEach(columnstoreRules::check);
        tables.forEach(targetRules::check);
        aggregates.forEach(targetRules::check);
        aggregates.forEach(aggregateRules::check);
        aggregates.forEach(textRules::check);
        aggregates.forEach(policyRules::check);
    }
}
