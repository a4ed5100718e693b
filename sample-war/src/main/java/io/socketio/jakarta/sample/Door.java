// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.sample;

import io.socketio.jakarta.cdi.ConnectRequest;
import io.socketio.jakarta.cdi.OnConnecting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lets in whoever has a nickname. */
@ApplicationScoped
class Door {
  // No control characters, and no invisible ones that could turn the text around a name.
  private static final Pattern NICKNAME =
      Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]{1,24}");

  /** What the client gives as {@code auth}. */
  public record Credentials(@Nullable String nickname) {}

  void check(@Observes @OnConnecting ConnectRequest request) {
    String nickname = request.auth(Credentials.class).map(Credentials::nickname).orElse("").strip();
    if (nickname.isEmpty()) {
      request.refuse("Please choose a nickname.", Map.of("field", "nickname"));
    } else if (!NICKNAME.matcher(nickname).matches()) {
      request.refuse("A nickname has up to 24 visible characters.", Map.of("field", "nickname"));
    } else {
      Profile.nickname(request.socket(), nickname);
    }
  }
}
