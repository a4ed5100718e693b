// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.util.List;

/**
 * An Engine.IO session as the {@link EngineListener} has it that drives it: besides what
 * applications may do, it holds back the client, chooses how messages are written, and ends the
 * session for a reason.
 *
 * <p>All methods are thread-safe, none blocks.
 */
public interface EngineConnection extends EngineSocket {
  /**
   * Queues messages as {@link #send(List)} does, for a caller that sends the same ones to many:
   * some containers write faster if another thread does it, and the caller goes on to the next
   * client.
   *
   * @param messages a header and its attachments, in wire order
   */
  void share(List<EngineMessage> messages);

  /**
   * Queues messages as {@link #send(List)} does, without writing them: for a caller that queues
   * under a lock of its own.
   *
   * @param messages a header and its attachments, in wire order
   * @return writes what is queued, or closes the session; to be run soon and outside of all locks
   */
  Runnable queue(List<EngineMessage> messages);

  /**
   * Queues messages as one unit if the session is {@link #writable()}, otherwise drops them.
   *
   * @param messages a header and its attachments, in wire order
   * @return whether they were queued
   */
  boolean sendIfWritable(List<EngineMessage> messages);

  /**
   * Asks the container to stop reading from this client until {@link #resume()}. The message being
   * delivered and those already read are still delivered. On polling the rest of the POST and its
   * answer wait; no thread does, but where the container cannot stop. Pongs are not read either, so
   * that meanwhile only a client that takes no pings counts as gone; after {@link #resume()} it has
   * the whole {@link EngineOptions#pingTimeout()} to answer.
   */
  void pause();

  /**
   * Undoes {@link #pause()}; harmless when not paused. Where the container could not stop reading,
   * what it has read meanwhile is delivered on the calling thread.
   */
  void resume();

  /**
   * Closes the session at once for a given reason.
   *
   * @param reason what the listener is told
   * @param description details for a log
   */
  void close(CloseReason reason, String description);
}
