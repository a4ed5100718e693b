// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A hook in certain circumstances, and what is promised there. The letters stand for
 *
 * <ul>
 *   <li>C: the class loader of the application,
 *   <li>N: the names of the component, {@code java:comp/env},
 *   <li>J: beans with a {@code @Resource} can be made,
 *   <li>I: the identity of whoever the hook belongs to,
 *   <li>R: a CDI request context of its own,
 *   <li>H: that of the HTTP request,
 *   <li>S: the CDI session context.
 * </ul>
 *
 * @param group the heading that it comes under
 * @param id the hook and the circumstances of its notes; an asterisk stands for any
 * @param promised what there has to be
 * @param refused what there must not be
 * @param title what readers know it by
 */
record ContextsHook(String group, String id, String promised, String refused, String title) {
  private static final String LETTERS = "CNJIRHS";
  private static final String REQUEST = "RH";

  /** Those of the resource {@code what-runs-where.txt}. */
  static List<ContextsHook> all() {
    List<ContextsHook> hooks = new ArrayList<>();
    String group = "";
    for (String line : table().lines().toList()) {
      String[] parts = line.split(" +", 4);
      if (line.startsWith("# ")) {
        group = line.substring(2);
      } else {
        String refused = parts[2].replace("-", "");
        hooks.add(new ContextsHook(group, parts[0], parts[1], refused, parts[3]));
      }
    }
    return hooks;
  }

  private static String table() {
    try (InputStream in = ContextsHook.class.getResourceAsStream("/what-runs-where.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The notes of this hook, without those that have a line of their own among all. */
  List<ContextsNote> of(List<ContextsNote> notes, List<ContextsHook> all) {
    return notes.stream()
        .filter(
            note -> matches(note) && all.stream().noneMatch(other -> other.knowsMore(note, this)))
        .toList();
  }

  private boolean knowsMore(ContextsNote note, ContextsHook wider) {
    return id.length() > wider.id.length() && matches(note);
  }

  private boolean matches(ContextsNote note) {
    return id.endsWith("*")
        ? note.hook().startsWith(id.substring(0, id.length() - 1))
        : note.hook().equals(id);
  }

  /**
   * The letters of what there was each time: of request contexts one or the other. Where something
   * must not be there, what is there by chance is left out, too.
   */
  String letters(List<ContextsNote> notes) {
    return LETTERS
        .chars()
        .mapToObj(letter -> (char) letter)
        .filter(letter -> refused.isEmpty() || promised.indexOf(letter) >= 0)
        .filter(letter -> notes.stream().allMatch(note -> has(note, letter)))
        .filter(letter -> notes.stream().anyMatch(note -> note.has(letter)))
        .map(String::valueOf)
        .collect(Collectors.joining());
  }

  private static boolean has(ContextsNote note, char letter) {
    return note.has(letter) || (REQUEST.indexOf(letter) >= 0 && has(note, REQUEST));
  }

  private static boolean has(ContextsNote note, String any) {
    return any.chars().anyMatch(letter -> note.has((char) letter));
  }
}
