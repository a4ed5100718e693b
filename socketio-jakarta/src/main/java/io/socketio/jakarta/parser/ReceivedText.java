// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What the arguments of one received packet have in common.
 *
 * @param text the text of the packet
 * @param longNumbers whether it holds numbers that must be shortened before they are read
 * @param placeholders where the text refers to the attachments
 * @param attachments the binary messages that came with the text
 * @param codec reads objects and arrays
 */
record ReceivedText(
    String text,
    boolean longNumbers,
    Placeholders placeholders,
    List<ByteBuffer> attachments,
    JsonCodec codec)
    implements JsonCodec.AttachmentSource {

  @Override
  public int size() {
    return attachments.size();
  }

  @Override
  public ByteBuffer get(int index) {
    if (index < 0 || index >= attachments.size()) {
      throw new PayloadException("there is no attachment " + index);
    }
    return attachments.get(index).asReadOnlyBuffer();
  }
}
