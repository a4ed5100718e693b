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
  private final Archive archive = new Archive();

  void add(Object note) {
    archive.notes.add(String.valueOf(note));
  }

  /** The next note; waits for it. */
  String next() {
    return archive.next();
  }

  void expectNone() {
    assertThat(archive.notes).isEmpty();
  }

  /** The notes in a form that outlives the application. */
  Archive archive() {
    return archive;
  }

  static final class Archive {
    private final BlockingQueue<String> notes = new LinkedBlockingQueue<>();

    String next() {
      try {
        String note = notes.poll(5, TimeUnit.SECONDS);
        assertThat(note).as("a note within 5 s").isNotNull();
        return note;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
