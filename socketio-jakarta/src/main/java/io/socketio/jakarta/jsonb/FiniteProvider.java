// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.jsonb;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonWriter;
import jakarta.json.JsonWriterFactory;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.util.Map;

/** The platform's JSON processing, with generators that write any number. */
final class FiniteProvider extends JsonProvider {
  private final JsonProvider json = JsonProvider.provider();

  @Override
  public JsonGenerator createGenerator(Writer to) {
    return new FiniteGenerator(json.createGenerator(to));
  }

  @Override
  public JsonGenerator createGenerator(OutputStream to) {
    return new FiniteGenerator(json.createGenerator(to));
  }

  @Override
  public JsonGeneratorFactory createGeneratorFactory(Map<String, ?> config) {
    return new FiniteGeneratorFactory(json.createGeneratorFactory(config));
  }

  private record FiniteGeneratorFactory(JsonGeneratorFactory json) implements JsonGeneratorFactory {
    @Override
    public JsonGenerator createGenerator(Writer to) {
      return new FiniteGenerator(json.createGenerator(to));
    }

    @Override
    public JsonGenerator createGenerator(OutputStream to) {
      return new FiniteGenerator(json.createGenerator(to));
    }

    @Override
    public JsonGenerator createGenerator(OutputStream to, Charset charset) {
      return new FiniteGenerator(json.createGenerator(to, charset));
    }

    @Override
    public Map<String, ?> getConfigInUse() {
      return json.getConfigInUse();
    }
  }

  @Override
  public JsonParser createParser(Reader in) {
    return json.createParser(in);
  }

  @Override
  public JsonParser createParser(InputStream in) {
    return json.createParser(in);
  }

  @Override
  public JsonParserFactory createParserFactory(Map<String, ?> config) {
    return json.createParserFactory(config);
  }

  @Override
  public JsonReader createReader(Reader in) {
    return json.createReader(in);
  }

  @Override
  public JsonReader createReader(InputStream in) {
    return json.createReader(in);
  }

  @Override
  public JsonWriter createWriter(Writer to) {
    return json.createWriter(to);
  }

  @Override
  public JsonWriter createWriter(OutputStream to) {
    return json.createWriter(to);
  }

  @Override
  public JsonWriterFactory createWriterFactory(Map<String, ?> config) {
    return json.createWriterFactory(config);
  }

  @Override
  public JsonReaderFactory createReaderFactory(Map<String, ?> config) {
    return json.createReaderFactory(config);
  }

  @Override
  public JsonObjectBuilder createObjectBuilder() {
    return json.createObjectBuilder();
  }

  @Override
  public JsonArrayBuilder createArrayBuilder() {
    return json.createArrayBuilder();
  }

  @Override
  public JsonBuilderFactory createBuilderFactory(Map<String, ?> config) {
    return json.createBuilderFactory(config);
  }

  @Override
  public JsonString createValue(String value) {
    return json.createValue(value);
  }

  @Override
  public JsonNumber createValue(int value) {
    return json.createValue(value);
  }

  @Override
  public JsonNumber createValue(long value) {
    return json.createValue(value);
  }

  @Override
  public JsonNumber createValue(double value) {
    return json.createValue(value);
  }

  @Override
  public JsonNumber createValue(BigDecimal value) {
    return json.createValue(value);
  }

  @Override
  public JsonNumber createValue(BigInteger value) {
    return json.createValue(value);
  }
}
