// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.jsonb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.socketio.jakarta.parser.JsonCodec;
import io.socketio.jakarta.parser.JsonParser;
import io.socketio.jakarta.parser.MsgpackParser;
import jakarta.json.JsonObject;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Types that nothing can be decoded to are known before a client sends anything. */
final class ReadableTypesTest {
  private static final String PREFIX = ReadableTypesTest.class.getName() + "$";

  private final JsonCodec codec = new JsonbCodec();

  @ParameterizedTest
  @MethodSource("unreadable")
  void saysWhatIsWrong(Type type, String problem) {
    String found = codec.problem(type).orElse("nothing").replace(PREFIX, "");

    assertThat(found).startsWith(problem);
    assertThat(codec.problem(type)).as("asked again").isPresent();
    assertThatThrownBy(() -> new CodecCalls(codec).decode("{\"text\":{\"text\":\"x\"}}", type))
        .as("decoding fails indeed")
        .isInstanceOf(IllegalArgumentException.class);
  }

  static Stream<Arguments> unreadable() throws ReflectiveOperationException {
    return Stream.of(
        Arguments.of(Hidden.class, "Hidden is not public; make it public"),
        Arguments.of(Private.class, "Private is not public"),
        Arguments.of(Protected.class, "Protected is not public"),
        Arguments.of(HiddenBean.class, "HiddenBean is not public"),
        Arguments.of(Hidden[].class, "Hidden is not public"),
        Arguments.of(generic("hiddenList"), "Hidden is not public"),
        Arguments.of(generic("hiddenMap"), "Hidden is not public"),
        Arguments.of(OfHidden.class, "Hidden of OfHidden.text is not public"),
        Arguments.of(OfHiddenList.class, "Hidden of OfHidden.text is not public"),
        Arguments.of(BeanOfHidden.class, "JSON-B cannot read BeanOfHidden"),
        Arguments.of(Shape.class, "Shape is abstract"),
        Arguments.of(Inner.class, "Inner is an inner class; make it static"),
        Arguments.of(NoConstructor.class, "NoConstructor has no constructor that JSON-B can use"),
        Arguments.of(HiddenConstructor.class, "HiddenConstructor has no constructor"),
        Arguments.of(TwoConstructors.class, "TwoConstructors has several constructors"));
  }

  @ParameterizedTest
  @MethodSource("readable")
  void findsNothingWrongWithWhatCanBeRead(Type type, String json) {
    assertThat(codec.problem(type)).isEmpty();
    if (!json.isEmpty()) {
      assertThat(new CodecCalls(codec).decode(json, type)).isNotNull();
    }
  }

  static Stream<Arguments> readable() throws ReflectiveOperationException {
    String object = "{\"text\":\"x\"}";
    return Stream.of(
        Arguments.of(Visible.class, object),
        Arguments.of(Checked.class, object),
        Arguments.of(Created.class, object),
        Arguments.of(Bean.class, object),
        Arguments.of(ProtectedBean.class, object),
        Arguments.of(OfPrivate.Visible.class, object),
        Arguments.of(Colour.class, "\"RED\""),
        Arguments.of(OfColour.class, "{\"text\":\"RED\"}"),
        Arguments.of(Node.class, "{\"text\":[{\"text\":[]}]}"),
        Arguments.of(generic("box"), "{\"text\":{\"text\":\"x\"}}"),
        Arguments.of(Box.class, object),
        Arguments.of(generic("boxes"), "[{\"text\":\"x\"}]"),
        Arguments.of(OfBox.class, "{\"text\":{\"text\":{\"text\":\"x\"}}}"),
        Arguments.of(generic("page"), "{\"text\":[{\"text\":\"x\"}]}"),
        Arguments.of(generic("visible"), "[{\"text\":\"x\"}]"),
        Arguments.of(Figure.class, ""),
        Arguments.of(Special.class, ""),
        Arguments.of(OfSpecial.class, ""),
        Arguments.of(Object.class, object),
        Arguments.of(Map.class, object),
        Arguments.of(JsonObject.class, object),
        Arguments.of(int[].class, "[1]"),
        Arguments.of(int.class, ""),
        Arguments.of(String.class, ""),
        Arguments.of(Instant.class, ""),
        Arguments.of(BigInteger.class, ""),
        Arguments.of(OptionalInt.class, ""),
        Arguments.of(byte[].class, ""),
        Arguments.of(ByteBuffer.class, ""),
        Arguments.of(InputStream.class, ""));
  }

  @Test
  void asksNothingOfAMappingOfTheApplication() {
    assertThat(new JsonbCodec(new JsonbConfig()).problem(Hidden.class)).isEmpty();
  }

  @Test
  void parsersAskTheirCodec() {
    assertThat(new JsonParser(codec).problem(Hidden.class)).isPresent();
    assertThat(new MsgpackParser(codec).problem(Hidden.class)).isPresent();
  }

  private static Type generic(String name) throws ReflectiveOperationException {
    return Generics.class.getDeclaredMethod(name).getGenericReturnType();
  }

  interface Generics {
    List<? extends Hidden> hiddenList();

    Map<String, List<Hidden[]>> hiddenMap();

    Box<Visible> box();

    List<Box<String>> boxes();

    Page<Visible> page();

    Optional<List<Visible>> visible();
  }

  record Hidden(String text) {}

  private record Private(String text) {}

  protected record Protected(String text) {}

  static class HiddenBean {
    public String text = "";
  }

  public record OfHidden(Hidden text) {}

  public record OfHiddenList(List<OfHidden> text) {}

  public static class BeanOfHidden {
    public Hidden text = new Hidden("");
  }

  public interface Shape {}

  @SuppressWarnings("ClassCanBeStatic") // the mistake under test
  public class Inner {
    public String text = "";
  }

  public static class NoConstructor {
    public NoConstructor(String text) {}
  }

  public static class HiddenConstructor {
    public String text = "";

    HiddenConstructor() {}
  }

  public record TwoConstructors(String text) {
    public TwoConstructors() {
      this("");
    }
  }

  public record Box<V>(V text) {}

  public record OfBox(Box<Visible> text) {}

  public record Visible(String text) {}

  public record Checked(String text) {
    public Checked {
      Objects.requireNonNull(text, "text");
    }
  }

  public record Created(String text) {
    public Created() {
      this("");
    }

    @JsonbCreator
    public static Created of(@JsonbProperty("text") String text) {
      return new Created(text);
    }
  }

  public static class Bean {
    public String text = "";
  }

  protected static class ProtectedBean {
    public String text = "";

    public ProtectedBean() {}
  }

  private static final class OfPrivate {
    @SuppressWarnings("EffectivelyPrivate") // to reflection it is public
    public record Visible(String text) {}
  }

  enum Colour {
    RED
  }

  public record OfColour(Colour text) {}

  public record Node(List<Node> text) {}

  public record Page<V>(List<V> text) {}

  @JsonbTypeInfo(@JsonbSubtype(alias = "circle", type = Circle.class))
  public interface Figure {}

  public record Circle(double radius) implements Figure {}

  @JsonbTypeDeserializer(ToSpecial.class)
  static final class Special {}

  public record OfSpecial(Special text) {}

  public static final class ToSpecial implements JsonbDeserializer<Special> {
    @Override
    public Special deserialize(
        jakarta.json.stream.JsonParser json, DeserializationContext context, Type type) {
      return Objects.requireNonNull(json.getString().isEmpty() ? null : new Special());
    }
  }
}
