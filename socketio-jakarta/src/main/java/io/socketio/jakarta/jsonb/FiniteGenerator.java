// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.jsonb;

import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Writes infinite numbers and {@code NaN}, which JSON lacks, as JavaScript does: as null. */
final class FiniteGenerator implements JsonGenerator {
  private final JsonGenerator out;

  FiniteGenerator(JsonGenerator out) {
    this.out = out;
  }

  @Override
  public JsonGenerator writeStartObject() {
    out.writeStartObject();
    return this;
  }

  @Override
  public JsonGenerator writeStartObject(String name) {
    out.writeStartObject(name);
    return this;
  }

  @Override
  public JsonGenerator writeKey(String name) {
    out.writeKey(name);
    return this;
  }

  @Override
  public JsonGenerator writeStartArray() {
    out.writeStartArray();
    return this;
  }

  @Override
  public JsonGenerator writeStartArray(String name) {
    out.writeStartArray(name);
    return this;
  }

  @Override
  public JsonGenerator write(String name, JsonValue value) {
    out.write(name, value);
    return this;
  }

  @Override
  public JsonGenerator write(String name, String value) {
    out.write(name, value);
    return this;
  }

  @Override
  public JsonGenerator write(String name, BigInteger value) {
    out.write(name, value);
    return this;
  }

  @Override
  public JsonGenerator write(String name, BigDecimal value) {
    out.write(name, value);
    return this;
  }

  @Override
  public JsonGenerator write(String name, int value) {
    out.write(name, value);
    return this;
  }

  @Override
  public JsonGenerator write(String name, long value) {
    out.write(name, value);
    return this;
  }

  @Override
  public JsonGenerator write(String name, double value) {
    if (Double.isFinite(value)) {
      out.write(name, value);
    } else {
      out.writeNull(name);
    }
    return this;
  }

  @Override
  public JsonGenerator write(String name, boolean value) {
    out.write(name, value);
    return this;
  }

  @Override
  public JsonGenerator writeNull(String name) {
    out.writeNull(name);
    return this;
  }

  @Override
  public JsonGenerator writeEnd() {
    out.writeEnd();
    return this;
  }

  @Override
  public JsonGenerator write(JsonValue value) {
    out.write(value);
    return this;
  }

  @Override
  public JsonGenerator write(String value) {
    out.write(value);
    return this;
  }

  @Override
  public JsonGenerator write(BigDecimal value) {
    out.write(value);
    return this;
  }

  @Override
  public JsonGenerator write(BigInteger value) {
    out.write(value);
    return this;
  }

  @Override
  public JsonGenerator write(int value) {
    out.write(value);
    return this;
  }

  @Override
  public JsonGenerator write(long value) {
    out.write(value);
    return this;
  }

  @Override
  public JsonGenerator write(double value) {
    if (Double.isFinite(value)) {
      out.write(value);
    } else {
      out.writeNull();
    }
    return this;
  }

  @Override
  public JsonGenerator write(boolean value) {
    out.write(value);
    return this;
  }

  @Override
  public JsonGenerator writeNull() {
    out.writeNull();
    return this;
  }

  @Override
  public void close() {
    out.close();
  }

  @Override
  public void flush() {
    out.flush();
  }
}
