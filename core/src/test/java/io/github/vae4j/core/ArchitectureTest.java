package io.github.vae4j.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(
    packages = "io.github.vae4j.core",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String CORE = "io.github.vae4j.core";

  @ArchTest
  static final ArchRule theEngineIsSeenByTensorsAndOptimisersOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages(CORE + ".engine..", CORE + ".tensor..", CORE + ".optim..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CORE + ".engine..");

  @ArchTest
  static final ArchRule theEngineStandsOnNothingElseOfCore =
      noClasses()
          .that()
          .resideInAPackage(CORE + ".engine..")
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAPackage(CORE + "..")
                  .and(
                      DescribedPredicate.not(
                          JavaClass.Predicates.resideInAPackage(CORE + ".engine.."))));

  @ArchTest
  static final ArchRule randomNumbersStandOnNothingElseOfCore =
      noClasses()
          .that()
          .resideInAPackage(CORE + ".random..")
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAPackage(CORE + "..")
                  .and(
                      DescribedPredicate.not(
                          JavaClass.Predicates.resideInAPackage(CORE + ".random.."))));

  @ArchTest
  static final ArchRule noHiddenSourceOfRandomNumbers =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(java.util.Random.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.util.SplittableRandom.class)
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  static final ArchRule noHelperDumps =
      classes().should().haveNameNotMatching(".*(Util|Utils|Common|Helper|Helpers)");

  @ArchTest
  static void everyPackageHasAPackageInfo(JavaClasses all) {
    classes().should(liveInANullMarkedPackage()).check(all);
  }

  private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
    return new ArchCondition<>("live in a package with a @NullMarked package-info.java") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        JavaPackage home = item.getPackage();
        boolean marked = home.tryGetAnnotationOfType(NullMarked.class).isPresent();
        events.add(
            new SimpleConditionEvent(
                item, marked, item.getName() + " lives in " + home.getName() + ", unmarked"));
      }
    };
  }
}
