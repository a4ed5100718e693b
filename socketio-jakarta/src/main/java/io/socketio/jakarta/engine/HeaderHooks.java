// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import io.socketio.jakarta.util.Faults;
import java.lang.System.Logger;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** The application's say on the headers of one kind of answer. */
final class HeaderHooks {
  private static final Logger LOGGER = System.getLogger(HeaderHooks.class.getName());

  private final List<BiConsumer<ResponseHeaders, EngineRequest>> hooks =
      new CopyOnWriteArrayList<>();

  void add(BiConsumer<ResponseHeaders, EngineRequest> hook) {
    hooks.add(hook);
  }

  boolean isEmpty() {
    return hooks.isEmpty();
  }

  /** On a thread of whoever answers, of whom the hooks are to see nothing. */
  void call(ResponseHeaders headers, EngineRequest request) {
    if (!hooks.isEmpty()) {
      request.context().execute(() -> callAll(headers, request));
    }
  }

  private void callAll(ResponseHeaders headers, EngineRequest request) {
    for (BiConsumer<ResponseHeaders, EngineRequest> hook : hooks) {
      try {
        hook.accept(headers, request);
      } catch (Throwable e) {
        Faults.log(LOGGER, "A header hook failed", e);
      }
    }
  }
}
