// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** A WebSocket of Engine.IO: answers pings, and hands on everything else. */
final class WebSocket extends Tcp {
  /** Is told what happens on a connection. */
  interface Listener {
    /** The connection is open. */
    void opened(WebSocket connection) throws IOException;

    /** A packet has come. */
    void received(WebSocket connection, byte[] bytes, int start, int end) throws IOException;

    /** An attachment has come. */
    default void binary(WebSocket connection, byte[] bytes, int start, int end) throws IOException {
      throw new LoadException("an attachment that nobody sent");
    }

    /** The connection is closed, but not by this side. */
    default void ended(WebSocket connection, String why) throws IOException {
      throw new LoadException(why);
    }
  }

  private static final byte[] END_OF_HEAD = Bytes.of("\r\n\r\n");
  private static final byte[] SWITCHED = Bytes.of("HTTP/1.1 101");
  private static final byte[] PONG = Frames.text("3");
  private static final byte[] CLOSE = Frames.close();

  private final String query;
  private final Listener listener;
  private boolean open;
  private int fragmentedType;
  private ByteArrayOutputStream fragments;

  /**
   * Connects.
   *
   * @param sid what follows the name of the transport in the query
   */
  WebSocket(Loop loop, String sid, Listener listener) throws IOException {
    super(loop);
    query = "EIO=4&transport=websocket" + sid;
    this.listener = listener;
  }

  void send(String packet) throws IOException {
    write(Frames.text(packet));
  }

  void send(String packet, byte[] attachment) throws IOException {
    send(packet);
    write(Frames.binary(attachment));
  }

  void end() throws IOException {
    write(CLOSE);
    close();
  }

  @Override
  void connected() throws IOException {
    write(
        Bytes.of(
            "GET /socket.io/?"
                + query
                + " HTTP/1.1\r\nHost: "
                + loop().host()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"));
  }

  @Override
  void ended(String why) throws IOException {
    listener.ended(this, why);
  }

  @Override
  int take(byte[] bytes, int start, int end) throws IOException {
    return open ? takeFrame(bytes, start, end) : takeHead(bytes, start, end);
  }

  private int takeHead(byte[] bytes, int start, int end) throws IOException {
    int after = Bytes.after(END_OF_HEAD, bytes, start, end);
    if (after < 0) {
      return 0;
    }
    if (!Bytes.startsWith(SWITCHED, bytes, start)) {
      throw new LoadException("no WebSocket: " + Bytes.text(bytes, start, end));
    }
    open = true;
    listener.opened(this);
    return after - start;
  }

  private int takeFrame(byte[] bytes, int start, int end) throws IOException {
    int head = Frames.headLength(bytes, start, end);
    if (head == 0) {
      return 0;
    }
    int from = start + head;
    long to = from + Frames.length(bytes, start);
    if (to > end) {
      return 0;
    }
    int type = Frames.type(bytes, start);
    if (Frames.isLast(bytes, start) && type != Frames.CONTINUATION) {
      taken(type, bytes, from, (int) to);
    } else {
      gather(type, bytes, from, (int) to);
      if (Frames.isLast(bytes, start)) {
        byte[] whole = fragments.toByteArray();
        taken(fragmentedType, whole, 0, whole.length);
      }
    }
    return (int) to - start;
  }

  private void gather(int type, byte[] bytes, int start, int end) {
    if (type != Frames.CONTINUATION) {
      fragmentedType = type;
      fragments = new ByteArrayOutputStream();
    }
    fragments.write(bytes, start, end - start);
  }

  private void taken(int type, byte[] bytes, int start, int end) throws IOException {
    if (type == Frames.BINARY) {
      listener.binary(this, bytes, start, end);
    } else if (type == Frames.PING) {
      write(Frames.pong(Arrays.copyOfRange(bytes, start, end)));
    } else if (type != Frames.TEXT) {
      throw new LoadException("unexpected frame of type " + type);
    } else if (bytes[start] == '2' && end == start + 1) {
      write(PONG);
    } else {
      listener.received(this, bytes, start, end);
    }
  }
}
