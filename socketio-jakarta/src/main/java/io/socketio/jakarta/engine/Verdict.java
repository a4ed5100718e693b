// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

/** What becomes of a request. */
sealed interface Verdict {
  /** It is refused. */
  record Refused(ConnectionError error) implements Verdict {}

  /** It belongs to a session. */
  record Member(EngineSession session) implements Verdict {}

  /** It asks for a session, and no rule of the protocol forbids it. */
  record Applicant() implements Verdict {}

  /** It may open a session. */
  record Admitted(String sid, Codec codec) implements Verdict {}
}
