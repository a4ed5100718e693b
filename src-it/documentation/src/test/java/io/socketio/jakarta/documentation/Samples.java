// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.util.JavacTask;
import io.socketio.jakarta.documentation.Page.Block;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles samples with the class path of the tests and all warnings.
 *
 * <p>A sample is whole files, or members of a class, or statements of a method; it is taken for the
 * first of them that it can be parsed as. With imports of its own it is compiled as it stands.
 * Without, it gets {@link #IMPORTS}, and members and statements also the variables in {@link
 * #VARIABLES}.
 */
final class Samples {
  private static final String IMPORTS =
      "import io.socketio.jakarta.*; import io.socketio.jakarta.adapter.*;"
          + " import io.socketio.jakarta.cdi.*;"
          + " import io.socketio.jakarta.engine.*; import io.socketio.jakarta.parser.*;"
          + " import io.socketio.jakarta.servlet.*;"
          + " import jakarta.annotation.*; import jakarta.enterprise.context.*;"
          + " import jakarta.enterprise.event.*; import jakarta.enterprise.inject.*;"
          + " import jakarta.inject.*; import jakarta.servlet.ServletContext; import java.nio.*;"
          + " import java.time.*; import java.util.*; import java.util.concurrent.*;"
          + " import java.util.regex.Pattern; ";
  private static final String VARIABLES =
      "SocketIoServer io; Socket socket; SocketEvent event; ServletContext servletContext; ";

  private static final List<String> FLAGS =
      List.of("-source", "17", "-proc:none", "-Xlint:all,-classfile,-options,-path,-processing");
  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
  private static final StandardJavaFileManager FILES =
      JAVAC.getStandardFileManager(null, Locale.ROOT, UTF_8);

  private Samples() {}

  /** What the compiler has to say; empty: nothing. */
  static List<Problem> compile(Block sample) {
    List<Problem> furthest = List.of();
    for (String source : readings(sample.text())) {
      List<Problem> problems = new Task(sample, source).run(JavacTask::parse);
      if (problems.isEmpty()) {
        return new Task(sample, source).run(JavacTask::analyze);
      }
      if (furthest.isEmpty() || problems.get(0).line() > furthest.get(0).line()) {
        furthest = problems;
      }
    }
    return furthest;
  }

  private static List<String> readings(String text) {
    if (text.lines().anyMatch(line -> line.startsWith("import "))) {
      return List.of(text);
    }
    // The lines of the sample keep their numbers.
    return List.of(
        IMPORTS + text,
        IMPORTS + "class Sample { " + VARIABLES + text + "}",
        IMPORTS
            + "class Sample { "
            + VARIABLES
            + "void sample() throws Exception { "
            + text
            + "}}");
  }

  /** Something the compiler reports, with its place in the page. */
  record Problem(String page, long line, String message) {
    @Override
    public String toString() {
      return page + ":" + line + ": " + message;
    }
  }

  private static final class Task {
    private final Block sample;
    private final List<Problem> problems = new ArrayList<>();
    private final JavacTask javac;

    Task(Block sample, String source) {
      this.sample = sample;
      List<SampleSource> sources = List.of(new SampleSource(source));
      javac = (JavacTask) JAVAC.getTask(null, FILES, this::report, FLAGS, null, sources);
    }

    List<Problem> run(Step step) {
      try {
        step.of(javac);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return problems;
    }

    private void report(Diagnostic<? extends JavaFileObject> diagnostic) {
      long line = sample.line() - 1 + Math.max(1, diagnostic.getLineNumber());
      problems.add(new Problem(sample.page(), line, diagnostic.getMessage(Locale.ROOT)));
    }
  }

  @FunctionalInterface
  private interface Step {
    Object of(JavacTask task) throws IOException;
  }

  private static final class SampleSource extends SimpleJavaFileObject {
    private final String source;

    SampleSource(String source) {
      super(URI.create("string:///Sample.java"), Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source;
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      return true; // a sample may hold any public class
    }
  }
}
