// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/**
 * What a server is known to do otherwise, each with its reason, in the resource {@code
 * deviations.properties} of its module: tests, which are not run there, by {@code Class.method},
 * words of its log, also of a stack, that tell of no error of ours, by {@code log.WORD}, that it
 * keeps objects of applications that have gone, by {@code heap}, and what it does not give to the
 * application, by {@code context.LETTER}, or in one hook alone, by {@code context.HOOK.LETTER}, and
 * {@link #asksRequest} by {@code context.request}.
 */
public final class Deviations {
  private static final String LOGGED = "log.";
  private static final String CONTEXT = "context.";
  private static final Properties REASONS = read();

  private Deviations() {}

  /** Leaves out what the server under test does not pass. */
  static PostDiscoveryFilter filter() {
    return test ->
        REASONS.containsKey(name(test))
            ? FilterResult.excluded(REASONS.getProperty(name(test)))
            : FilterResult.included("expected to pass");
  }

  /** An entry of the log that contains one of them tells of no error. */
  static List<String> logged() {
    return REASONS.stringPropertyNames().stream()
        .filter(key -> key.startsWith(LOGGED))
        .map(key -> key.substring(LOGGED.length()))
        .toList();
  }

  /** Whether something in the server itself leads to applications that have gone. */
  public static boolean keepsApplications() {
    return REASONS.containsKey("heap");
  }

  /** Whether what a letter of {@link ContextsHook} stands for is missing everywhere. */
  static boolean lacks(char letter) {
    return REASONS.containsKey(CONTEXT + letter);
  }

  /**
   * Whether Jakarta Security knows one caller for each thread of an HTTP request, who sent that,
   * whatever context the thread is in.
   */
  static boolean asksRequest() {
    return REASONS.containsKey(CONTEXT + "request");
  }

  /** Whether it may be missing in one hook. */
  static boolean lacks(String hook, char letter) {
    return REASONS.containsKey(CONTEXT + hook + "." + letter);
  }

  private static String name(TestDescriptor test) {
    return test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(MethodSource.class::cast)
        .map(source -> simpleName(source.getClassName()) + "." + source.getMethodName())
        .orElse("");
  }

  private static String simpleName(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static Properties read() {
    Properties reasons = new Properties();
    try (InputStream in = Deviations.class.getResourceAsStream("/deviations.properties")) {
      reasons.load(in);
      return reasons;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
