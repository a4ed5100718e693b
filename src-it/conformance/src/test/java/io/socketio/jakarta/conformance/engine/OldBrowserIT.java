// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.conformance.wire.Answer;
import io.socketio.jakarta.conformance.wire.Request;
import io.socketio.jakarta.conformance.wire.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Help for browsers of long ago. */
class OldBrowserIT {
  @RegisterExtension final Wire wire = Wire.engineIo();

  /** Node still serves scripts to JSONP clients. A server that does not must not half do it. */
  @ParameterizedTest
  @ValueSource(strings = {"7", "7%3Balert(1)", "%3Cscript%3E"})
  void aJsonpIndexYieldsAScriptOrNothingSpecial(String index) {
    Answer answer = wire.call(Request.get(Wire.POLLING + "&j=" + index));
    assertThat(answer.status()).isEqualTo(200);
    if (answer.text().startsWith("___eio")) {
      assertThat(answer.text()).matches("(?s)___eio\\[\\d*]\\(\"0\\{.*\"\\);");
    } else {
      assertThat(answer.text()).startsWith("0{");
    }
    assertThat(answer.header("content-type").orElse("")).startsWith("text/plain");
  }

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
