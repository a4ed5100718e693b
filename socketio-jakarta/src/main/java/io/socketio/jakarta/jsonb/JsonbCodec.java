// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.jsonb;

import io.socketio.jakarta.parser.JsonCodec;
import io.socketio.jakarta.parser.PayloadException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes payloads with Jakarta JSON Binding, the default codec.
 *
 * <p>The mapping is the standard one, with these additions:
 *
 * <ul>
 *   <li>{@code byte[]} and {@link java.nio.ByteBuffer} are binary attachments, at any depth, in
 *       both directions; a buffer that was read is read-only.
 *   <li>{@link java.time.Instant} and {@link java.util.Date} are written as JavaScript writes a
 *       date: {@code 2001-02-03T04:05:06.007Z}, years beyond 9999 and before 0 with a sign and six
 *       digits; what JavaScript cannot express, {@link java.time.Instant#MAX} for example, as null.
 *   <li>{@code Object}, {@code Map} and {@code Map<String, Object>} take any value: maps in the
 *       order of the text, lists, strings, {@link java.math.BigDecimal}, booleans, {@code byte[]}.
 *   <li>A number that does not fit an {@code int} or a {@code long}, at any depth, is refused, as
 *       is one with a fraction, or far beyond what JavaScript can express.
 * </ul>
 *
 * <p>{@code NaN} and infinite numbers are written as {@code null}, as JavaScript does. Those in a
 * property that is declared as {@code float} or {@code Number} Yasson cannot write.
 *
 * <p>As the standard has it, properties are written in the order of their names, and those that are
 * {@code null} are left out. Thread-safe.
 */
public final class JsonbCodec implements JsonCodec {
  private final JsonProvider provider = new ExactNumbers(JsonProvider.provider());
  private final ValueParsers parsers = new ValueParsers(provider);
  private final Jsonb jsonb;
  private final Optional<ReadableTypes> types;

  /** Makes the codec with the standard mapping. */
  public JsonbCodec() {
    jsonb = create(new JsonbConfig());
    types = Optional.of(new ReadableTypes(jsonb));
  }

  /**
   * Makes the codec with a mapping of the application's own.
   *
   * @param config the mapping; its serializers and deserializers have precedence over those that
   *     this codec adds to it
   */
  public JsonbCodec(JsonbConfig config) {
    jsonb = create(config);
    types = Optional.empty(); // it may know how to read what the standard mapping cannot
  }

  private Jsonb create(JsonbConfig config) {
    return JsonbBuilder.newBuilder()
        .withProvider(provider)
        .withConfig(
            config
                .withSerializers(
                    new BinarySerializers.OfBytes(),
                    new BinarySerializers.OfBuffer(),
                    new FloatSerializers.OfFloat(),
                    new FloatSerializers.OfFloats(),
                    new DateSerializers.OfInstant(),
                    new DateSerializers.OfDate())
                .withDeserializers(
                    new BinaryDeserializers.ToBytes(parsers),
                    new BinaryDeserializers.ToBuffer(parsers),
                    new AnyDeserializers.ToObject(parsers),
                    new AnyDeserializers.ToMap(parsers)))
        .build();
  }

  @Override
  public void encode(Object value, StringBuilder out, Attachments attachments) {
    out.append(guard(() -> Call.writing(attachments, () -> jsonb.toJson(value))));
  }

  @Override
  public Object decode(String json, Type type, AttachmentSource source) {
    try {
      return guard(() -> Call.reading(source, () -> Optional.ofNullable(decode(json, type))))
          .orElseThrow(() -> new PayloadException("the mapping has no value for it"));
    } catch (PayloadException e) {
      Optional<String> problem = problem(type);
      if (problem.isPresent()) { // then it is not the client's fault
        throw new IllegalArgumentException("cannot be decoded: " + problem.get(), e);
      }
      throw e;
    }
  }

  @Override
  public Optional<String> problem(Type type) {
    return types.flatMap(readable -> readable.problem(type));
  }

  private @Nullable Object decode(String json, Type type) {
    // The binding does not ask the two deserializers when they are to read a whole text.
    if (type == Object.class) {
      return parse(json, AnyDeserializers::toObject);
    }
    if (AnyDeserializers.isMap(type)) {
      return parse(json, AnyDeserializers::toMap);
    }
    return jsonb.fromJson(json, type);
  }

  private @Nullable Object parse(String json, Function<JsonParser, @Nullable Object> reader) {
    try (JsonParser parser = parsers.open(json)) {
      return reader.apply(parser);
    }
  }

  /** Reports whatever goes wrong in the binding, or in the accessors and adapters it calls. */
  private static <T> T guard(Supplier<T> call) {
    try {
      return call.get();
    } catch (PayloadException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new PayloadException(String.valueOf(e.getMessage()), e);
    } catch (StackOverflowError e) {
      // The binding recurses, and an object that contains itself has no end.
      throw new PayloadException("nested too deeply", e);
    }
  }
}
