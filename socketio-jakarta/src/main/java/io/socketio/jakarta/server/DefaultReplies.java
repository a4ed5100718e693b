// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.AckReplies;
import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.adapter.BroadcastReplies;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The answers to a broadcast. */
record DefaultReplies(Map<String, EventArgs> bySocket, Set<String> missing) implements AckReplies {

  static final AckReplies NONE = new DefaultReplies(Map.of(), Set.of());

  /** The answers of different sockets together. */
  static AckReplies merge(AckReplies some, AckReplies others) {
    Map<String, EventArgs> answers = new LinkedHashMap<>(some.bySocket());
    answers.putAll(others.bySocket());
    Set<String> missing = new HashSet<>(some.missing());
    missing.addAll(others.missing());
    return new DefaultReplies(Collections.unmodifiableMap(answers), Set.copyOf(missing));
  }

  static AckReplies of(BroadcastReplies replies) {
    Map<String, EventArgs> answers = new LinkedHashMap<>();
    replies.replies().forEach((id, data) -> answers.put(id, new DefaultArgs(data)));
    return new DefaultReplies(Collections.unmodifiableMap(answers), Set.copyOf(replies.missing()));
  }

  @Override
  public int size() {
    return bySocket.size();
  }

  @Override
  public Optional<EventArgs> of(String socketId) {
    return Optional.ofNullable(bySocket.get(socketId));
  }
}
