// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

/** The arrows between modules and packages, as the bytecode has them. */
@AnalyzeClasses(packages = "org.sextant", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {
    @ArchTest
    static final ArchRule WORLD_KNOWS_NO_OTHER_MODULE = knowsOnly("world");

    @ArchTest
    static final ArchRule VOLUME_KNOWS_WORLD = knowsOnly("volume", "world");

    @ArchTest
    static final ArchRule SHADERS_KNOW_NO_OTHER_MODULE = knowsOnly("shaders");

    @ArchTest
    static final ArchRule COMPUTE_DOES_NOT_KNOW_RENDER = knowsOnly("compute", "world", "volume", "shaders");

    @ArchTest
    static final ArchRule RENDER_DOES_NOT_KNOW_COMPUTE = knowsOnly("render", "world", "volume", "shaders");

    @ArchTest
    static final ArchRule PROJECT_DOES_NOT_KNOW_RENDER = knowsOnly("project", "world", "volume", "compute");

    @ArchTest
    static final ArchRule TWIN_KNOWS_WORLD_AND_VOLUME = knowsOnly("twin", "world", "volume");

    @ArchTest
    static final ArchRule TESTKIT_KNOWS_WORLD_AND_VOLUME = knowsOnly("testkit", "world", "volume");

    @ArchTest
    static final ArchRule PLUGINS_KNOW_THE_CORE_ONLY = knowsOnly("plugin", "world", "volume", "shaders", "compute");

    @ArchTest
    static final ArchRule PLUGINS_DO_NOT_KNOW_EACH_OTHER = slices().matching("org.sextant.plugin.(*)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NOBODY_KNOWS_APP = noClasses()
            .that(resideInAPackage("org.sextant..").and(not(resideInAnyPackage(inside("app", "bench")))))
            .should()
            .dependOnClassesThat(resideInAPackage("org.sextant.app.."))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NO_CYCLES_BETWEEN_PACKAGES =
            slices().matching("org.sextant.(**)").should().beFreeOfCycles().allowEmptyShould(true);

    /** Classes of {@code module} may use, of all Sextant, themselves and {@code others}. */
    private static ArchRule knowsOnly(String module, String... others) {
        String[] allowed =
                Stream.concat(Stream.of(module), Arrays.stream(others)).toArray(String[]::new);
        return classes()
                .that(resideInAPackage("org.sextant." + module + ".."))
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("org.sextant..")).or(resideInAnyPackage(inside(allowed))))
                .allowEmptyShould(true);
    }

    private static String[] inside(String... modules) {
        return Arrays.stream(modules)
                .map(module -> "org.sextant." + module + "..")
                .toArray(String[]::new);
    }
}
