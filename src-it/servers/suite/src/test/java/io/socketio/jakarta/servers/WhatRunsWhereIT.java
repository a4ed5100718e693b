// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What code of the application may rely on in each hook: class loader, names, identity, CDI
 * contexts. What was found is written into the file that the page is made of.
 */
@ExtendWith(ArquillianExtension.class)
class WhatRunsWhereIT {
  private static final Path RECORD =
      Path.of(System.getProperty("server.directory"), "what-runs-where.tsv");

  @ArquillianResource private URL server;

  @Deployment(testable = false)
  static WebArchive war() {
    return ContextsWar.create();
  }

  @TestFactory
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  Stream<DynamicTest> hooks() throws IOException {
    ServerLog log = new ServerLog();
    List<ContextsHook> hooks = ContextsHook.all();
    List<ContextsNote> notes = walk(hooks);
    Files.write(RECORD, hooks.stream().map(hook -> line(hook, hook.of(notes, hooks))).toList());
    return Stream.concat(
        hooks.stream()
            .map(hook -> dynamicTest(name(hook), () -> check(hook, hook.of(notes, hooks)))),
        Stream.of(
            dynamicTest("no call has the identity of another", () -> checkIdentities(notes)),
            dynamicTest("the server logs no error", () -> assertThat(log.problems()).isEmpty())));
  }

  private List<ContextsNote> walk(List<ContextsHook> hooks) {
    try (ContextsWalk walk = new ContextsWalk(server)) {
      walk.play();
      return walk.notes(notes -> allCalled(hooks, notes));
    }
  }

  private static boolean allCalled(List<ContextsHook> hooks, List<ContextsNote> notes) {
    return hooks.stream().noneMatch(hook -> hook.of(notes, hooks).isEmpty());
  }

  private static String name(ContextsHook hook) {
    return hook.id() + ": " + hook.title();
  }

  private static String line(ContextsHook hook, List<ContextsNote> calls) {
    return String.join("\t", hook.group(), hook.title(), hook.letters(calls));
  }

  private static void check(ContextsHook hook, List<ContextsNote> calls) {
    assertThat(calls).as("calls").isNotEmpty();
    letters(hook.promised())
        .forEach(
            letter -> {
              if (Deviations.lacks(letter)) {
                assertThat(calls).as("%c, which is there now", letter).allMatch(without(letter));
              } else if (!Deviations.lacks(hook.id(), letter)) {
                assertThat(calls)
                    .filteredOn(without(letter))
                    .filteredOn(call -> !isExcused(call, letter))
                    .as("calls without %c", letter)
                    .isEmpty();
              }
            });
    letters(hook.refused())
        .forEach(
            letter ->
                assertThat(calls)
                    .filteredOn(without(letter).negate())
                    .as("calls with %c", letter)
                    .isEmpty());
    checkIdentities(calls);
  }

  private static boolean isExcused(ContextsNote call, char letter) {
    return letter == 'I' && Deviations.asksRequest() && call.has('H');
  }

  private static Predicate<ContextsNote> without(char letter) {
    return call -> !call.has(letter);
  }

  private static Stream<Character> letters(String text) {
    return text.chars().mapToObj(letter -> (char) letter);
  }

  private static void checkIdentities(List<ContextsNote> calls) {
    assertThat(calls)
        .filteredOn(call -> call.isAnother(Deviations.asksRequest()))
        .as("calls with the identity of somebody else")
        .isEmpty();
  }
}
