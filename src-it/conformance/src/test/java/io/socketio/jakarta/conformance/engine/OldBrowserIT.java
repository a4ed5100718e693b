// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Answer;
import io.socketio.jakarta.wire.Request;
import io.socketio.jakarta.wire.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Help for browsers of long ago. */
class OldBrowserIT {
  @RegisterExtension final Wire wire = Wire.engineIo();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/4.0 (compatible;MSIE 8.0; Windows NT 6.1)",
        "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko"
      })
  void theFilterOfInternetExplorerIsSwitchedOff(String userAgent) {
    Answer get = wire.call(Request.get(Wire.POLLING).header("User-Agent", userAgent));
    assertThat(get.header("x-xss-protection")).hasValue("0");
    Request post = Request.post(wire.polling().query(), "4a").header("User-Agent", userAgent);
    assertThat(wire.call(post).header("x-xss-protection")).hasValue("0");
  }

  @Test
  void otherBrowsersAreNotTold() {
    Answer get = wire.call(Request.get(Wire.POLLING).header("User-Agent", "Mozilla/5.0 Firefox"));
    assertThat(get.headers()).doesNotContainKey("x-xss-protection");
  }
}
