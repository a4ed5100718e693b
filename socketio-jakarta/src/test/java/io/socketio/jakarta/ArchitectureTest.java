// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.Arrays;
import java.util.List;

/** Holds the floors of the house: dependencies run downwards only. */
@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  private static final String ROOT = "io.socketio.jakarta";
  private static final String SERVLET = ROOT + ".servlet..";
  private static final String JSONB = ROOT + ".jsonb..";
  private static final String SERVER = ROOT + ".server..";
  private static final String ADAPTER = ROOT + ".adapter..";
  private static final String PARSER = ROOT + ".parser..";
  private static final String ENGINE = ROOT + ".engine..";
  private static final String UTIL = ROOT + ".util..";

  private static final List<String> TOP_DOWN =
      List.of(SERVLET, JSONB, SERVER, ROOT, ADAPTER, PARSER, ENGINE, UTIL);

  /** Public like all types around it; what is nested in an interface is always declared so. */
  private static final DescribedPredicate<JavaClass> VISIBLE =
      describe(
          "visible to users",
          type ->
              type.getModifiers().contains(PUBLIC)
                  && type.getEnclosingClass()
                      .map(outer -> outer.getModifiers().contains(PUBLIC))
                      .orElse(true));

  private static final DescribedPredicate<JavaClass> HIDDEN =
      resideInAPackage(ROOT + "..")
          .and(resideInAnyPackage(UTIL, SERVER).or(DescribedPredicate.not(modifier(PUBLIC))))
          .as("hidden from users");

  @ArchTest static final ArchRule dependenciesRunDownwardsOnly = floors();

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.socketio.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theCoreKnowsNothingButTheJdk =
      dependOnlyOn(List.of(ROOT, ADAPTER, ENGINE, UTIL));

  @ArchTest
  static final ArchRule theParsersKnowNothingButMessagePack =
      dependOnlyOn(List.of(PARSER), "org.msgpack..");

  /** The library is optional. */
  @ArchTest
  static final ArchRule onlyTheMsgpackParserKnowsMessagePack =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.Msgpack[^.]*")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.msgpack..");

  @ArchTest static final ArchRule theServerKnowsNothingButTheJdk = dependOnlyOn(List.of(SERVER));

  @ArchTest
  static final ArchRule onlyJsonbKnowsJakartaJson = dependOnlyOn(List.of(JSONB), "jakarta.json..");

  /** It asks JNDI for the container's contexts. */
  @ArchTest
  static final ArchRule onlyServletKnowsServletAndWebSocket =
      dependOnlyOn(List.of(SERVLET), "jakarta.servlet..", "jakarta.websocket..", "javax.naming..");

  /** Stands in for the compiler's check of exports, which knows no optional modules. */
  @ArchTest
  static final ArchRule theApiExposesNoHiddenType =
      codeUnits()
          .that()
          .areDeclaredInClassesThat(resideOutsideOfPackages(UTIL, SERVER).and(VISIBLE))
          .and(are(modifier(PUBLIC)).or(modifier(PROTECTED)))
          .should()
          .notHaveRawReturnType(HIDDEN)
          .andShould()
          .notHaveRawParameterTypes(anyElementThat(HIDDEN));

  private static LayeredArchitecture floors() {
    LayeredArchitecture house =
        layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .ensureAllClassesAreContainedInArchitecture();
    for (String floor : TOP_DOWN) {
      house = house.layer(floor).definedBy(floor);
    }
    for (int i = 0; i < TOP_DOWN.size(); i++) {
      String[] below = TOP_DOWN.subList(i + 1, TOP_DOWN.size()).toArray(String[]::new);
      house =
          below.length == 0
              ? house.whereLayer(TOP_DOWN.get(i)).mayNotAccessAnyLayer()
              : house.whereLayer(TOP_DOWN.get(i)).mayOnlyAccessLayers(below);
    }
    return house;
  }

  private static ArchRule dependOnlyOn(List<String> packages, String... foreign) {
    String[] allowed = Arrays.copyOf(foreign, foreign.length + 3);
    allowed[foreign.length] = "java..";
    allowed[foreign.length + 1] = "org.jspecify..";
    allowed[foreign.length + 2] = ROOT + "..";
    return classes()
        .that()
        .resideInAnyPackage(packages.toArray(String[]::new))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed)
        .allowEmptyShould(true);
  }
}
