// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.engine.EngineRequest;
import io.socketio.jakarta.engine.HttpReply;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the browser client, whoever asks for them and however often. */
final class ClientBundleTest {
  private final ClientBundle bundle = new ClientBundle();

  @ParameterizedTest
  @ValueSource(strings = {"identity", "gzip"})
  void allAnswersShareOneCopyOfAFile(String coding) {
    assertThat(answer("socket.io.js.map", coding).body())
        .isSameAs(answer("socket.io.js.map", coding).body())
        .isNotEmpty();
  }

  @Test
  void theCodingsOfAFileAreTwoFiles() {
    assertThat(answer("socket.io.js", "gzip").body())
        .hasSizeLessThan(answer("socket.io.js", "identity").body().length);
  }

  private HttpReply answer(String file, String coding) {
    return bundle.find(file, accepting(coding)).orElseThrow();
  }

  private static EngineRequest accepting(String coding) {
    return (EngineRequest)
        Proxy.newProxyInstance(
            EngineRequest.class.getClassLoader(),
            new Class<?>[] {EngineRequest.class},
            (proxy, method, args) ->
                args[0].equals("accept-encoding") ? Optional.of(coding) : Optional.empty());
  }
}
