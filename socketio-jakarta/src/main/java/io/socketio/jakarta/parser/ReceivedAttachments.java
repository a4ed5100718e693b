// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The binary parts of one received packet. A text of a few bytes may refer to an attachment of a
 * megabyte, and do so thousands of times: whoever wants an array of it shares one copy. What was
 * received stays as it is, for those who pass it on.
 */
final class ReceivedAttachments implements JsonCodec.AttachmentSource {
  static final ReceivedAttachments NONE = new ReceivedAttachments(List.of());

  private final List<ByteBuffer> received;

  /** Guarded by this; empty until somebody wants a copy. */
  private byte[] @Nullable [] copies = {};

  ReceivedAttachments(List<ByteBuffer> received) {
    this.received = received;
  }

  @Override
  public int size() {
    return received.size();
  }

  @Override
  public ByteBuffer get(int index) {
    if (index < 0 || index >= received.size()) {
      throw new PayloadException("there is no attachment " + index);
    }
    return received.get(index).asReadOnlyBuffer();
  }

  @Override
  public synchronized byte[] bytes(int index) {
    ByteBuffer content = get(index);
    if (copies.length == 0) {
      copies = new byte[received.size()][];
    }
    byte[] copy = copies[index];
    if (copy == null) {
      copy = new byte[content.remaining()];
      content.get(copy);
      copies[index] = copy;
    }
    return copy;
  }

  /** What was received, to be passed on; their positions stay as they are. */
  List<ByteBuffer> received() {
    return received;
  }
}
