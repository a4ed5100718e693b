// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.jsonb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.socketio.jakarta.parser.JsonCodec;
import io.socketio.jakarta.parser.PayloadException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.config.PropertyNamingStrategy;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mapping between Java values and JSON. */
final class JsonbCodecTest {
  private final CodecCalls codec = new CodecCalls(new JsonbCodec());

  public record Chat(String room, String text, Instant at) {}

  public record Anything(Object value, Map<String, Object> map, List<Object> list) {}

  public record Node(Node next, List<Node> children) {}

  public record Point(double x, int y) {}

  public enum Colour {
    RED,
    GREEN
  }

  /** A bean without a record's constructor. */
  public static final class Bean {
    public String name = "";
    private Colour colour = Colour.RED;

    public Colour getColour() {
      return colour;
    }

    public void setColour(Colour colour) {
      this.colour = colour;
    }
  }

  /** Generic types, by name. */
  interface Types {
    List<Chat> chats();

    Map<String, Chat> named();

    Map<String, Object> any();

    List<Map<String, Object>> maps();

    Set<Colour> colours();

    Optional<Chat> chat();
  }

  private static Type type(String name) {
    try {
      return Types.class.getMethod(name).getGenericReturnType();
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(JsonCodec.class)).hasAtLeastOneElementOfType(JsonbCodec.class);
  }

  @Test
  void recordsAndBeans() {
    Chat chat = new Chat("r", "ä\"", Instant.ofEpochMilli(7));
    String json = "{\"at\":\"1970-01-01T00:00:00.007Z\",\"room\":\"r\",\"text\":\"ä\\\"\"}";
    assertThat(codec.encode(chat)).isEqualTo(json);
    assertThat(codec.decode(json, Chat.class)).isEqualTo(chat);

    Bean bean = codec.decode("{\"name\":\"n\",\"colour\":\"GREEN\",\"more\":[]}", Bean.class);
    assertThat(bean.name).isEqualTo("n");
    assertThat(bean.getColour()).isEqualTo(Colour.GREEN);
    assertThat(codec.encode(bean)).isEqualTo("{\"colour\":\"GREEN\",\"name\":\"n\"}");
  }

  @Test
  void genericTypes() {
    Chat chat = new Chat("r", null, null);

    assertThat(codec.decode("[{\"room\":\"r\"}]", type("chats"))).isEqualTo(List.of(chat));
    assertThat(codec.decode("{\"a\":{\"room\":\"r\"}}", type("named")))
        .isEqualTo(Map.of("a", chat));
    assertThat(codec.decode("[\"RED\",\"RED\"]", type("colours"))).isEqualTo(Set.of(Colour.RED));
    assertThat(codec.decode("{\"room\":\"r\"}", type("chat"))).isEqualTo(Optional.of(chat));
    assertThat(codec.decode("[1,2]", int[].class)).containsExactly(1, 2);
    assertThat(codec.decode("[{\"room\":\"r\"}]", Chat[].class)).containsExactly(chat);
  }

  @Test
  void jsonValues() {
    JsonObject object = Json.createObjectBuilder().add("z", 1).add("a", JsonValue.NULL).build();

    assertThat(codec.encode(object)).isEqualTo("{\"z\":1,\"a\":null}");
    assertThat(codec.decode("{\"z\":1,\"a\":null}", JsonObject.class)).isEqualTo(object);
    assertThat(codec.decode("[true]", JsonValue.class)).hasToString("[true]");
    assertThat(codec.decode("\"x\"", JsonString.class).getString()).isEqualTo("x");
    assertThat(codec.decode("5", JsonValue.class)).hasToString("5");
  }

  @Test
  void anyValueIsReadInTheOrderOfTheText() {
    String json = "{\"z\":1,\"a\":[\"x\",true,null,1.50],\"m\":{\"y\":{},\"b\":[]}}";
    for (Type type : List.of(Object.class, Map.class, type("any"))) {
      Map<?, ?> map = (Map<?, ?>) codec.decode(json, type);

      assertThat(map.get("z")).isEqualTo(BigDecimal.ONE);
      assertThat(map.get("a")).isEqualTo(Arrays.asList("x", true, null, new BigDecimal("1.50")));
      assertThat(map.get("m")).isEqualTo(Map.of("y", Map.of(), "b", List.of()));
      assertThat(codec.encode(map)).isEqualTo(json);
    }
  }

  @Test
  void anyValueWithinAnotherIsReadInTheOrderOfTheText() {
    String pair = "{\"z\":1,\"a\":2}";
    String json = "{\"list\":[" + pair + "],\"map\":" + pair + ",\"value\":" + pair + "}";

    assertThat(codec.encode(codec.decode(json, Anything.class))).isEqualTo(json);
    assertThat(codec.encode(codec.decode("[" + pair + "]", type("maps"))))
        .isEqualTo("[" + pair + "]");
    assertThat(codec.decode("{\"value\":null,\"map\":null}", Anything.class))
        .isEqualTo(new Anything(null, null, null));
    assertThat(codec.decode("{\"value\":\"x\"}", Anything.class).value()).isEqualTo("x");
  }

  @Test
  @SuppressWarnings("JavaUtilDate")
  void instantsAndDatesAreWrittenAsJavaScriptWritesThem() {
    String json = "\"2001-02-03T04:05:06.007Z\"";
    Instant instant = Instant.parse("2001-02-03T04:05:06.007Z");

    assertThat(codec.encode(instant.plusNanos(890))).isEqualTo(json);
    assertThat(codec.encode(Date.from(instant))).isEqualTo(json);
    assertThat(codec.encode(Map.of("at", Date.from(instant)))).isEqualTo("{\"at\":" + json + "}");
    assertThat(codec.encode(List.of(Timestamp.from(instant)))).isEqualTo("[" + json + "]");
    assertThat(codec.encode(Instant.EPOCH)).isEqualTo("\"1970-01-01T00:00:00.000Z\"");
    assertThat(codec.decode(json, Instant.class)).isEqualTo(instant);
    assertThat(codec.decode(json, Date.class)).isEqualTo(Date.from(instant));
  }

  @Test
  @SuppressWarnings("JavaUtilDate")
  void datesFarAwayAreWrittenSoThatJavaScriptReadsThem() {
    Instant far = Instant.parse("+10000-01-01T00:00:00Z");
    String json = "\"+010000-01-01T00:00:00.000Z\"";

    assertThat(codec.encode(far)).isEqualTo(json);
    assertThat(codec.encode(List.of(Date.from(far)))).isEqualTo("[" + json + "]");
    assertThat(codec.decode(json, Instant.class)).isEqualTo(far);
    assertThat(codec.encode(Instant.parse("-0001-01-01T00:00:00Z")))
        .isEqualTo("\"-000001-01-01T00:00:00.000Z\"");
    assertThat(codec.encode(Instant.MAX)).isEqualTo("null");
    assertThat(codec.encode(Map.of("at", new Date(Long.MIN_VALUE)))).isEqualTo("{\"at\":null}");
    assertThat(codec.encode(List.of(Instant.MIN))).isEqualTo("[null]");
  }

  @Test
  void whatDoesNotFitIsReported() {
    for (Type type : List.of(Chat.class, type("chats"), int[].class, Colour.class, Instant.class)) {
      assertRefused("{\"room\":{}}", type);
    }
    assertRefused("{\"next\":[]}", Node.class);
    assertRefused("\"BLUE\"", Colour.class);
    assertRefused("5", Chat.class);
    assertRefused("[]", Map.class);
    assertRefused("[]", type("any"));
    assertRefused("{\"map\":[]}", Anything.class);
  }

  private void assertRefused(String json, Type type) {
    assertThatExceptionOfType(PayloadException.class)
        .as("%s as %s", json, type.getTypeName())
        .isThrownBy(() -> codec.decode(json, type));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e-999999999", "1e99999999999"})
  void hugeNumbersAreRefused(String number) {
    assertRefused("[" + number + "]", Object.class);
    assertRefused("{\"value\":" + number + "}", Map.class);
    assertRefused("{\"value\":" + number + "}", Anything.class);
  }

  @Test
  void longNumbersAreRefused() {
    hugeNumbersAreRefused("9".repeat(500_000));
    hugeNumbersAreRefused("0." + "9".repeat(500_000));
  }

  @SuppressWarnings("ArrayRecordComponent") // arrays are what is written
  public record Numbers(
      double a,
      Double b,
      Float c,
      Object d,
      double[] e,
      float[] f,
      List<Double> g,
      Optional<Float> h) {}

  @Test
  void aNumberThatJsonLacksIsNull() {
    for (double x : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      float y = (float) x;
      assertThat(codec.encode(new Point(x, 0))).isEqualTo("{\"x\":null,\"y\":0}");
      assertThat(codec.encode(Arrays.asList(x, y, Map.of("z", x))))
          .isEqualTo("[null,null,{\"z\":null}]");
      assertThat(codec.encode(numbers(x, y)))
          .isEqualTo(
              "{\"a\":null,\"b\":null,\"c\":null,\"d\":null,\"e\":[null],\"f\":[null],\"g\":[null],"
                  + "\"h\":null}");
    }
    assertThat(codec.encode(numbers(0.25, 0.1f)))
        .isEqualTo(
            "{\"a\":0.25,\"b\":0.25,\"c\":0.1,\"d\":0.25,\"e\":[0.25],\"f\":[0.1],\"g\":[0.25],"
                + "\"h\":0.1}");
  }

  private static Numbers numbers(double x, float y) {
    return new Numbers(x, x, y, x, new double[] {x}, new float[] {y}, List.of(x), Optional.of(y));
  }

  public record Single(float x) {}

  @Test
  void aNumberThatTheBindingCannotWriteIsReported() {
    assertThatExceptionOfType(PayloadException.class)
        .isThrownBy(() -> codec.encode(new Single(Float.NaN)));
  }

  public static final class Failing {
    private final boolean fails = true;

    public String getName() {
      if (fails) {
        throw new IllegalStateException("of the accessor");
      }
      return "";
    }
  }

  @Test
  void anAccessorThatFailsIsReported() {
    assertThatExceptionOfType(PayloadException.class)
        .isThrownBy(() -> codec.encode(new Failing()))
        .withStackTraceContaining("of the accessor");
  }

  @Test
  void whatContainsItselfIsReported() {
    Map<String, Object> endless = new LinkedHashMap<>();
    endless.put("self", List.of(endless));

    assertThatExceptionOfType(PayloadException.class)
        .isThrownBy(() -> codec.encode(endless))
        .withMessage("nested too deeply");
    assertThat(codec.encode(Map.of("fine", "again"))).isEqualTo("{\"fine\":\"again\"}");
  }

  @Test
  void deepNestingIsReadOrReportedButNeverFatal() throws Exception {
    String lists = "[".repeat(511) + "]".repeat(511);
    String nodes = "{\"next\":".repeat(511) + "{}" + "}".repeat(511);
    onStackOf(
        8 * 1024 * 1024,
        () -> {
          assertThat(codec.decode(lists, Object.class)).isInstanceOf(List.class);
          assertThat(codec.decode(nodes, Node.class).next()).isNotNull();
        });
    onStackOf(160 * 1024, () -> assertRefused(nodes, Node.class));
  }

  private static void onStackOf(int bytes, Runnable test) throws Exception {
    ExecutorService executor =
        Executors.newSingleThreadExecutor(body -> new Thread(null, body, "stack", bytes));
    try {
      executor.submit(test).get();
    } finally {
      executor.shutdown();
    }
  }

  @Test
  void theMappingOfTheApplicationComesFirst() {
    JsonbConfig config =
        new JsonbConfig()
            .withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES)
            .withAdapters(new ColourAdapter());
    CodecCalls own = new CodecCalls(new JsonbCodec(config));

    assertThat(own.encode(new Painted(Colour.GREEN, Instant.EPOCH)))
        .isEqualTo("{\"my_colour\":1,\"painted_at\":\"1970-01-01T00:00:00.000Z\"}");
  }

  public record Painted(Colour myColour, Instant paintedAt) {}

  public static final class ColourAdapter implements JsonbAdapter<Colour, Integer> {
    @Override
    public Integer adaptToJson(Colour colour) {
      return colour == Colour.RED ? 0 : 1;
    }

    @Override
    public Colour adaptFromJson(Integer code) {
      return code == 0 ? Colour.RED : Colour.GREEN;
    }
  }
}
