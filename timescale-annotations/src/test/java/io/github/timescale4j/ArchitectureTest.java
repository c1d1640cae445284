package io.github.timescale4j;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.timescale4j.processor.SchemaProcessor;

/** Which package may know which. */
@AnalyzeClasses(packages = "io.github.timescale4j", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
            slices().matching("io.github.timescale4j.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_SCHEMA_KNOWS_NEITHER_COMPILER_NOR_DATABASE = noClasses()
            .that()
            .resideInAPackage("..schema..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.annotation..", "javax.lang..", "javax.tools..", "java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule ANNOTATIONS_KNOW_NOTHING = noClasses()
            .that()
            .resideInAPackage("..annotation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..schema..", "..processor..");

    @ArchTest
    static final ArchRule THE_SCHEMA_DOES_NOT_KNOW_THE_PROCESSOR = noClasses()
            .that()
            .resideInAPackage("..schema..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..processor..", "..annotation..");

    @ArchTest
    static final ArchRule ONLY_THE_PROCESSOR_ITSELF_IS_PUBLIC = classes()
            .that()
            .resideInAPackage("..processor..")
            .and()
            .areNotAssignableFrom(SchemaProcessor.class)
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule THERE_ARE_NO_DEPENDENCIES = noClasses()
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "javax..", "io.github.timescale4j..", "org.jspecify..");
}
