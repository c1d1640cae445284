package io.github.timescale4j.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.github.timescale4j.client", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.timescale4j.client";

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.github.timescale4j.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule dependenciesPointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .optionalLayer("migration")
            .definedBy(ROOT + ".migration..")
            .optionalLayer("diagnostics")
            .definedBy(ROOT + ".diagnostics")
            .optionalLayer("statistics")
            .definedBy(ROOT + ".statistics")
            .layer("client")
            .definedBy(ROOT)
            .layer("ingest")
            .definedBy(ROOT + ".ingest..")
            .layer("admin")
            .definedBy(ROOT + ".admin")
            .layer("series")
            .definedBy(ROOT + ".series")
            .layer("mapping")
            .definedBy(ROOT + ".mapping")
            .layer("binary")
            .definedBy(ROOT + ".mapping.binary")
            .layer("execution")
            .definedBy(ROOT + ".execution")
            .layer("event")
            .definedBy(ROOT + ".event")
            .whereLayer("migration")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("diagnostics")
            .mayOnlyBeAccessedByLayers("migration")
            .whereLayer("statistics")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("client")
            .mayOnlyBeAccessedByLayers("migration", "diagnostics", "statistics")
            .whereLayer("ingest")
            .mayOnlyBeAccessedByLayers("client")
            .whereLayer("admin")
            .mayOnlyBeAccessedByLayers("client", "ingest", "migration")
            .whereLayer("series")
            .mayOnlyBeAccessedByLayers("client")
            .whereLayer("mapping")
            .mayOnlyBeAccessedByLayers("client", "ingest", "admin", "series", "migration")
            .whereLayer("binary")
            .mayOnlyBeAccessedByLayers("mapping", "ingest")
            .whereLayer("execution")
            .mayOnlyBeAccessedByLayers("client", "ingest", "admin");

    @ArchTest
    static final ArchRule jacksonIsTouchedInOnePlaceBecauseItIsOptional = noClasses()
            .that()
            .doNotHaveSimpleName("JacksonJsonCodec")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("tools.jackson..");

    @ArchTest
    static final ArchRule neitherSpringBootNorMicrometerIsNeeded = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.boot..", "io.micrometer..");

    @ArchTest
    static final ArchRule nothingIsPrinted =
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");
}
