// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.conformance.wire.Answer;
import io.socketio.jakarta.conformance.wire.Jsons;
import io.socketio.jakarta.conformance.wire.Payload;
import io.socketio.jakarta.conformance.wire.Request;
import io.socketio.jakarta.conformance.wire.Wire;
import jakarta.json.JsonString;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSONP polling and other help for browsers of long ago. */
class OldBrowserIT {
  @RegisterExtension final Wire wire = Wire.engineIo();

  @Test
  void aGetWithAJsonpIndexIsAnsweredByAScript() {
    Answer answer = wire.call(Request.get(Wire.POLLING + "&j=7"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(script(answer, "7")).startsWith("0{\"sid\":");
  }

  @Test
  void onlyDigitsOfTheJsonpIndexAreUsed() {
    Answer answer = wire.call(Request.get(Wire.POLLING + "&j=1%3Balert(2)"));
    assertThat(script(answer, "12")).startsWith("0{\"sid\":");
  }

  @Test
  void scriptsAreValidJavaScript() {
    Jsonp session = new Jsonp();
    session.post("4\"\\\u2028\u2029</script>");
    Answer answer = session.poll();
    assertThat(answer.text()).doesNotContain("\u2028").doesNotContain("\u2029");
    assertThat(Payload.split(script(answer, "0"))).contains("4\"\\\u2028\u2029</script>");
  }

  @Test
  void jsonpPostsAreForms() {
    assertJsonpPost("4a+b&c=d%", "4a+b&c=d%");
  }

  @Test
  void newlinesOfJsonpPostsAreEscaped() {
    assertJsonpPost("4one\\ntwo", "4one\ntwo");
    assertJsonpPost("4one\\\\ntwo", "4one\\ntwo");
  }

  private void assertJsonpPost(String posted, String packet) {
    Jsonp session = new Jsonp();
    assertThat(session.post(posted).text()).isEqualTo("ok");
    assertThat(Payload.split(script(session.poll(), "0"))).contains(packet);
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

  private static String script(Answer answer, String index) {
    String text = answer.text();
    assertThat(text).startsWith("___eio[" + index + "](").endsWith(");");
    String argument = text.substring(text.indexOf('(') + 1, text.length() - 2);
    return ((JsonString) Jsons.value(argument)).getString();
  }

  /** A session whose transport is JSONP. */
  private final class Jsonp {
    private final String query;

    private Jsonp() {
      String open = script(wire.call(Request.get(Wire.POLLING + "&j=0")), "0");
      query = Wire.POLLING + "&j=0&sid=" + Jsons.object(open.substring(1)).getString("sid");
    }

    Answer poll() {
      return wire.call(Request.get(query));
    }

    Answer post(String packet) {
      String form = "d=" + URLEncoder.encode(packet, StandardCharsets.UTF_8);
      return wire.call(
          Request.of("POST", query)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .body(form));
    }
  }
}
