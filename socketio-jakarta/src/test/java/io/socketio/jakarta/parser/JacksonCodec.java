// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;

/** Payloads by Jackson: an example of another codec, with {@code byte[]} as binary data. */
public final class JacksonCodec implements JsonCodec {
  private final ObjectMapper mapper =
      new ObjectMapper()
          .registerModule(
              new SimpleModule()
                  .addSerializer(byte[].class, new BytesWriter())
                  .addDeserializer(byte[].class, new BytesReader()));

  @Override
  public void encode(Object value, StringBuilder out, Attachments attachments) {
    try {
      out.append(
          mapper.writer().withAttribute(Attachments.class, attachments).writeValueAsString(value));
    } catch (JacksonException e) {
      throw new PayloadException(e.getOriginalMessage(), e);
    }
  }

  @Override
  public Object decode(String json, Type type, AttachmentSource source) {
    try {
      Object value =
          mapper
              .readerFor(mapper.constructType(type))
              .withAttribute(AttachmentSource.class, source)
              .readValue(json);
      if (value == null) {
        throw new PayloadException("no value");
      }
      return value;
    } catch (JacksonException e) {
      throw e.getCause() instanceof PayloadException cause
          ? cause
          : new PayloadException(e.getOriginalMessage(), e);
    }
  }

  /** Puts bytes among the attachments, and a placeholder in their place. */
  private static final class BytesWriter extends JsonSerializer<byte[]> {
    @Override
    public void serialize(byte[] bytes, JsonGenerator out, SerializerProvider context)
        throws IOException {
      Attachments attachments = (Attachments) context.getAttribute(Attachments.class);
      out.writeStartObject();
      out.writeBooleanField("_placeholder", true);
      out.writeNumberField("num", attachments.add(ByteBuffer.wrap(bytes)));
      out.writeEndObject();
    }
  }

  /** Takes the attachment that a placeholder stands for. */
  private static final class BytesReader extends JsonDeserializer<byte[]> {
    @Override
    public byte[] deserialize(JsonParser in, DeserializationContext context) throws IOException {
      JsonNode json = in.readValueAsTree();
      if (!json.path("_placeholder").asBoolean() || !json.path("num").isInt()) {
        throw new PayloadException("expected binary data");
      }
      AttachmentSource source = (AttachmentSource) context.getAttribute(AttachmentSource.class);
      return source.bytes(json.get("num").intValue());
    }
  }
}
