// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The CORS headers that npm's cors sends. */
final class CorsHeadersTest {
  private static final String A = "https://a.example";
  private static final String B = "https://b.example";

  @Test
  void sendsNothingWithoutRules() {
    CorsHeaders cors = new CorsHeaders(Optional.empty());
    ResponseHeaders headers = new ResponseHeaders();
    cors.add(request(A), headers);
    assertThat(lines(headers)).isEmpty();
    assertThat(cors.isPreflight(FakeRequest.of("OPTIONS", ""))).isFalse();
  }

  @Test
  void allowsEveryOriginByDefault() {
    assertThat(answer(Cors.builder(), request(A))).containsExactly(allow("*"));
    assertThat(answer(Cors.builder(), FakeRequest.get(""))).containsExactly(allow("*"));
  }

  @Test
  void sendsAFixedOriginToEverybody() {
    assertThat(answer(Cors.builder().origin(A), request(B)))
        .containsExactly(allow(A), "Vary: Origin");
    assertThat(answer(Cors.builder().origin(A), FakeRequest.get("")))
        .containsExactly(allow(A), "Vary: Origin");
  }

  @Test
  void echoesListedOriginsOnly() {
    Cors.Builder rules = Cors.builder().origins(A, "https://c.example");
    assertThat(answer(rules, request(A))).containsExactly(allow(A), "Vary: Origin");
    assertThat(answer(rules, request(B))).containsExactly("Vary: Origin");
    assertThat(answer(rules, FakeRequest.get(""))).containsExactly("Vary: Origin");
  }

  @Test
  void echoesOriginsThatMatchAPattern() {
    Cors.Builder rules = Cors.builder().origins(Pattern.compile("a\\.example$"));
    assertThat(answer(rules, request(A))).containsExactly(allow(A), "Vary: Origin");
    assertThat(answer(rules, request(B))).containsExactly("Vary: Origin");
  }

  @Test
  void echoesOriginsThatPassATest() {
    assertThat(answer(Cors.builder().originIf(origin -> true), request(B)))
        .containsExactly(allow(B), "Vary: Origin");
    assertThat(answer(Cors.builder().originIf(origin -> true), FakeRequest.get("")))
        .containsExactly("Vary: Origin");
  }

  @Test
  void echoesNoOriginThatTakesAPatternTheWholeStack() {
    Cors.Builder rules =
        Cors.builder().origins(Pattern.compile("^https://(\\w|-|\\.)+\\.example$"));
    assertThat(answer(rules, request(A))).containsExactly(allow(A), "Vary: Origin");
    assertThat(answer(rules, request("https://" + "a".repeat(100_000))))
        .containsExactly("Vary: Origin");
  }

  /** It would match, after a million steps. */
  @Test
  void echoesNoOriginThatTakesAPatternVeryLong() {
    Cors.Builder rules = Cors.builder().origins(Pattern.compile("^https://.*.*.*b.{200}$"));
    assertThat(answer(rules, request("https://b" + "a".repeat(200))))
        .containsExactly("Vary: Origin");
  }

  @Test
  void echoesNoOriginForWhichTheTestFails() {
    Cors.Builder rules = Cors.builder().originIf(origin -> URI.create(origin).getHost().equals(""));
    assertThat(answer(rules, request("null"))).containsExactly("Vary: Origin");
  }

  @Test
  void neverEchoesWhatIsNoHeaderValue() {
    assertThat(answer(Cors.builder().originIf(origin -> true), request("a\r\nX: y")))
        .containsExactly("Vary: Origin");
  }

  @Test
  void sendsCredentialsAndExposedHeaders() {
    assertThat(
            answer(Cors.builder().credentials(true).exposedHeaders("X-One", "X-Two"), request(A)))
        .containsExactly(
            allow("*"),
            "Access-Control-Allow-Credentials: true",
            "Access-Control-Expose-Headers: X-One,X-Two");
  }

  @Test
  void answersAPreflightWithTheDefaults() {
    assertThat(
            preflight(
                Cors.builder(), request(A).with("Access-Control-Request-Headers", "x-a, x-b")))
        .containsExactly(
            allow("*"),
            "Vary: Access-Control-Request-Headers",
            "Access-Control-Allow-Methods: GET,HEAD,PUT,PATCH,POST,DELETE",
            "Access-Control-Allow-Headers: x-a, x-b");
  }

  @Test
  void answersAPreflightWithEveryRule() {
    assertThat(
            preflight(
                Cors.builder()
                    .origins(A)
                    .methods("GET", "POST")
                    .allowedHeaders("x-mine", "x-yours")
                    .exposedHeaders("x-out")
                    .credentials(true)
                    .maxAge(Duration.ofMinutes(1)),
                request(A).with("Access-Control-Request-Headers", "x-a")))
        .containsExactly(
            allow(A),
            "Vary: Origin",
            "Access-Control-Allow-Credentials: true",
            "Access-Control-Expose-Headers: x-out",
            "Access-Control-Allow-Methods: GET,POST",
            "Access-Control-Allow-Headers: x-mine,x-yours",
            "Access-Control-Max-Age: 60");
  }

  @Test
  void answersAPreflightOfAForeignOrigin() {
    assertThat(preflight(Cors.builder().origins(A), request(B)))
        .containsExactly(
            "Vary: Origin,Access-Control-Request-Headers",
            "Access-Control-Allow-Methods: GET,HEAD,PUT,PATCH,POST,DELETE");
  }

  @Test
  void everyAnswerOfAServerCarriesThem() {
    Harness harness = new Harness(EngineOptions.builder().cors(Cors.builder().origin(A).build()));
    FakeExchange handshake = harness.request(FakeRequest.get("EIO=4&transport=polling"));
    assertThat(handshake.headers()).contains(allow(A));
    assertThat(harness.get("unknown").headers()).contains(allow(A));
    assertThat(harness.post("sid1", "3").headers()).contains(allow(A));
    assertThat(harness.post("sid1", "").headers()).contains(allow(A));
    FakeExchange preflight =
        harness.request(FakeRequest.of("OPTIONS", "transport=polling&sid=unknown"));
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.headers()).contains(allow(A)).doesNotContain("Cache-Control: no-store");
    EngineGateway.Granted granted =
        (EngineGateway.Granted) harness.decide(FakeRequest.get("EIO=4&transport=websocket"));
    assertThat(lines(granted.headers())).contains(allow(A));
    ResponseHeaders bundle = new ResponseHeaders();
    harness.server().gateway().addCorsHeaders(FakeRequest.get(""), bundle);
    assertThat(lines(bundle)).containsExactly(allow(A), "Vary: Origin");
  }

  @Test
  void thePreflightOfOldBrowsersIsAnsweredWith200() {
    Cors rules = Cors.builder().optionsSuccessStatus(200).build();
    Harness harness = new Harness(EngineOptions.builder().cors(rules));

    assertThat(harness.request(FakeRequest.of("OPTIONS", "")).status()).isEqualTo(200);
    assertThatIllegalArgumentException().isThrownBy(() -> Cors.builder().optionsSuccessStatus(404));
  }

  private static FakeRequest request(String origin) {
    return FakeRequest.get("").with("Origin", origin);
  }

  private static String allow(String origin) {
    return "Access-Control-Allow-Origin: " + origin;
  }

  private static List<String> answer(Cors.Builder rules, EngineRequest request) {
    ResponseHeaders headers = new ResponseHeaders();
    new CorsHeaders(Optional.of(rules.build())).add(request, headers);
    return lines(headers);
  }

  private static List<String> preflight(Cors.Builder rules, EngineRequest request) {
    ResponseHeaders headers = new ResponseHeaders();
    new CorsHeaders(Optional.of(rules.build())).addPreflight(request, headers);
    return lines(headers);
  }

  private static List<String> lines(ResponseHeaders headers) {
    List<String> lines = new ArrayList<>();
    headers.forEach((name, value) -> lines.add(name + ": " + value));
    return lines;
  }
}
