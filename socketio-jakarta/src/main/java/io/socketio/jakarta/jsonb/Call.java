// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.jsonb;

import io.socketio.jakarta.parser.JsonCodec.AttachmentSource;
import io.socketio.jakarta.parser.JsonCodec.Attachments;
import java.util.function.Supplier;

/**
 * The attachments of the call that runs on this thread: the binding has no parameter of its own to
 * hand them to serializers and deserializers.
 */
final class Call {
  private static final ThreadLocal<Attachments> WRITTEN = new ThreadLocal<>();
  private static final ThreadLocal<AttachmentSource> READ = new ThreadLocal<>();

  private Call() {}

  static <R> R writing(Attachments attachments, Supplier<R> body) {
    return with(WRITTEN, attachments, body);
  }

  static <R> R reading(AttachmentSource source, Supplier<R> body) {
    return with(READ, source, body);
  }

  private static <T, R> R with(ThreadLocal<T> scope, T value, Supplier<R> body) {
    T outer = scope.get();
    scope.set(value);
    try {
      return body.get();
    } finally {
      if (outer == null) {
        scope.remove();
      } else {
        scope.set(outer);
      }
    }
  }

  static Attachments attachments() {
    return WRITTEN.get();
  }

  static AttachmentSource source() {
    return READ.get();
  }
}
