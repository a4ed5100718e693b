// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What there was around one call of a hook.
 *
 * @param hook its name and its circumstances
 * @param owner whose it is
 * @param seen what it saw
 */
record ContextsNote(String hook, String owner, Map<String, String> seen) {
  private static final Set<String> WITHOUT_IDENTITY = Set.of("nobody", "unknown");

  static ContextsNote parse(String line) {
    String[] parts = line.split(" ", 3);
    return new ContextsNote(
        parts[0],
        parts[1],
        Arrays.stream(parts[2].split(" "))
            .map(each -> each.split("=", 2))
            .collect(
                Collectors.toMap(each -> each[0], each -> each[1], (a, b) -> b, TreeMap::new)));
  }

  /** Whether there is what a letter stands for. */
  boolean has(char letter) {
    return switch (letter) {
      case 'C' -> is("loader", "yes");
      case 'N' -> is("names", "yes");
      case 'J' -> is("injection", "yes");
      case 'I' -> hasIdentity();
      case 'R' -> is("request", "own");
      case 'H' -> is("request", "http");
      case 'S' -> is("session", "http");
      default -> throw new IllegalArgumentException("what is " + letter);
    };
  }

  /** Nobody has none, whatever the server calls it. */
  private boolean hasIdentity() {
    List<String> known =
        List.of(seen.get("caller"), seen.get("ejb")).stream()
            .filter(name -> !name.equals("unknown"))
            .toList();
    return !WITHOUT_IDENTITY.contains(owner)
        && !known.isEmpty()
        && known.stream().allMatch(owner::equals);
  }

  /**
   * Whether it has the identity of somebody else.
   *
   * @param asksRequest leaves out what {@link Deviations#asksRequest} tells; EJBs know better
   */
  boolean isAnother(boolean asksRequest) {
    return Stream.of("caller", "ejb")
        .filter(source -> !(asksRequest && source.equals("caller") && has('H')))
        .map(seen::get)
        .anyMatch(name -> !name.equals(owner) && !WITHOUT_IDENTITY.contains(name));
  }

  @Override
  public String toString() {
    return hook + " of " + owner + " " + seen;
  }

  private boolean is(String what, String value) {
    return value.equals(seen.get(what));
  }
}
