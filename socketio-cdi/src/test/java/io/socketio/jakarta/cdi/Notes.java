// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What beans under test have to tell, in order. */
@ApplicationScoped
class Notes {
  private final BlockingQueue<String> notes = new LinkedBlockingQueue<>();

  void add(Object note) {
    notes.add(String.valueOf(note));
  }

  /** The next note; waits for it. */
  String next() {
    try {
      String note = notes.poll(5, TimeUnit.SECONDS);
      assertThat(note).as("a note within 5 s").isNotNull();
      return note;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void expectNone() {
    assertThat(notes).isEmpty();
  }
}
