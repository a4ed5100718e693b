// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The tests of the project, under the names that pages use for them.
 *
 * <p>A Java test is {@code package.Class.method}, the package below {@code io.socketio.jakarta}. A
 * scenario of the JavaScript client is {@code file.mjs: "title"}; what the title takes from
 * variables is an ellipsis.
 */
final class TestNames {
  private static final String ROOT_PACKAGE = "io.socketio.jakarta";
  private static final Set<String> ANNOTATIONS =
      Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory");
  private static final Pattern SCENARIO =
      Pattern.compile("\\b(?:scenario|serverScenario)\\(\\s*([\"`])(.*?)\\1");
  private static final Pattern VARIABLES = Pattern.compile("\\$\\{[^}]*}(?:\\s*\\$\\{[^}]*})*");

  private TestNames() {}

  /** Those of all modules. */
  static Set<String> all() throws IOException {
    Set<String> names = new HashSet<>();
    addJava(files(".java"), names);
    for (Path file : files(".mjs")) {
      addScenarios(file.getFileName().toString(), Files.readString(file), names);
    }
    return names;
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> modules = Files.find(Page.ROOT, 2, (path, a) -> isModule(path))) {
      return modules.flatMap(module -> filesOf(module, ending)).toList();
    }
  }

  private static boolean isModule(Path path) {
    return Files.isDirectory(path.resolve("src/test"));
  }

  private static Stream<Path> filesOf(Path module, String ending) {
    try (Stream<Path> files = Files.walk(module.resolve("src/test"))) {
      return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addJava(Collection<Path> files, Set<String> names) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = javac.getStandardFileManager(null, Locale.ROOT, UTF_8)) {
      JavacTask task =
          (JavacTask)
              javac.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      for (CompilationUnitTree unit : task.parse()) {
        String name = unit.getPackageName().toString();
        String prefix = name.equals(ROOT_PACKAGE) ? "" : name.substring(ROOT_PACKAGE.length() + 1);
        new TestScanner(names::add).scan(unit, prefix);
      }
    }
  }

  /** Adds the scenarios of a source text. */
  static void addScenarios(String file, String source, Set<String> names) {
    Matcher scenario = SCENARIO.matcher(source);
    while (scenario.find()) {
      String title = VARIABLES.matcher(scenario.group(2)).replaceAll("…");
      names.add(file + ": \"" + title + "\"");
    }
  }

  /** Finds test methods; the parameter is the name of what is around. */
  private static final class TestScanner extends TreeScanner<Void, String> {
    private final Consumer<String> found;

    TestScanner(Consumer<String> found) {
      this.found = found;
    }

    @Override
    public Void visitClass(ClassTree type, String outer) {
      String dot = outer.isEmpty() ? "" : ".";
      return super.visitClass(type, outer + dot + type.getSimpleName());
    }

    @Override
    public Void visitMethod(MethodTree method, String type) {
      boolean isTest =
          method.getModifiers().getAnnotations().stream()
              .anyMatch(a -> ANNOTATIONS.contains(a.getAnnotationType().toString()));
      if (isTest) {
        found.accept(type + "." + method.getName());
      }
      return super.visitMethod(method, type);
    }
  }
}
