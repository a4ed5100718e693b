// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiPredicate;

/**
 * Decides which namespaces come into being when a client asks for them: the function given to
 * {@code io.of(fn)} of the reference server.
 *
 * <p>Asked for each CONNECT to a namespace that does not exist and whose name has at most {@value
 * #MAX_NAME_LENGTH} characters; a longer name is refused unasked. Nothing else is decided here: who
 * may join an existing namespace is the {@link ConnectMiddleware}'s business.
 */
@FunctionalInterface
public interface NamespaceRule {
  /** The most characters of a name that a client can have a namespace created for. */
  int MAX_NAME_LENGTH = 256;

  /**
   * Decides on a name. Runs on the server's executor; blocking delays only this client's CONNECT.
   *
   * @param name the name that the client asks for, with its leading {@code /}
   * @param handshake the client's handshake, with the auth payload of this CONNECT
   * @return true, now or later, if the namespace shall exist; false, a stage that fails, an
   *     exception and an error leave the decision to the next rule
   */
  CompletionStage<Boolean> allows(String name, Handshake handshake);

  /**
   * Makes a rule of a function that decides before it returns.
   *
   * @param decision receives the name and the handshake
   * @return the rule
   */
  static NamespaceRule of(BiPredicate<String, Handshake> decision) {
    return (name, handshake) -> CompletableFuture.completedFuture(decision.test(name, handshake));
  }
}
