// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reassembles the packets of one connection from texts and attachments. */
final class JsonPacketDecoder implements Parser.Decoder {
  private final JsonCodec codec;
  private final int maxAttachments;
  private final Consumer<Packet> sink;

  /** A text that waits for its attachments. */
  private @Nullable JsonPacketReader incomplete;

  private final List<ByteBuffer> attachments = new ArrayList<>(0);

  JsonPacketDecoder(JsonCodec codec, int maxAttachments, Consumer<Packet> sink) {
    this.codec = codec;
    this.maxAttachments = maxAttachments;
    this.sink = sink;
  }

  @Override
  public void text(String data) {
    if (incomplete != null) {
      throw new PacketException("got plaintext data when reconstructing a packet");
    }
    JsonPacketReader reader = new JsonPacketReader(data, maxAttachments);
    if (reader.attachments() > 0) {
      incomplete = reader;
    } else {
      sink.accept(reader.packet(codec, ReceivedAttachments.NONE));
    }
  }

  @Override
  public void binary(ByteBuffer data) {
    JsonPacketReader reader = incomplete;
    if (reader == null) {
      throw new PacketException("got binary data when not reconstructing a packet");
    }
    attachments.add(data);
    if (attachments.size() == reader.attachments()) {
      Packet packet = reader.packet(codec, new ReceivedAttachments(List.copyOf(attachments)));
      destroy();
      sink.accept(packet);
    }
  }

  @Override
  public void destroy() {
    incomplete = null;
    attachments.clear();
  }
}
