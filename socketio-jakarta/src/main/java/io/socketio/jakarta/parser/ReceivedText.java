// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

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
    ReceivedAttachments attachments,
    JsonCodec codec) {}
