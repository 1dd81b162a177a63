package io.github.vae4j.reports;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.kl.KlMethod;
import io.github.vae4j.core.plugin.Setting;

@AnalyzeClasses(
    packages = "io.github.vae4j.reports",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /** KlMethod and Setting are reached through a record's accessor and a constant of core.run. */
  @ArchTest
  static final ArchRule SEES_ONLY_EVENTS =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.github.vae4j..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "io.github.vae4j.reports..", "io.github.vae4j.core.run")))
                  .and(not(type(InputException.class)))
                  .and(not(type(KlMethod.class)))
                  .and(not(type(Setting.class))));

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("io.github.vae4j.reports.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule FILES_KNOW_NO_PAGE =
      noClasses()
          .that()
          .resideInAPackage("io.github.vae4j.reports.files..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.github.vae4j.reports.html..");
}
