// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class UploadTest {
  private static String nameOf(String name) {
    return new Conversation.Upload(new UUID(0, 1), name, new byte[0]).name();
  }

  @Test
  void longNamesAreShortened() {
    assertThat(nameOf("cat.png")).isEqualTo("cat.png");
    assertThat(nameOf("x".repeat(101))).isEqualTo("x".repeat(100));
  }

  @Test
  void noCharacterIsDivided() {
    String cats = "\ud83d\udc08".repeat(60);
    assertThat(nameOf(cats)).isEqualTo(cats.substring(0, 100));
    assertThat(nameOf("x" + cats)).isEqualTo("x" + cats.substring(0, 98));
  }
}
