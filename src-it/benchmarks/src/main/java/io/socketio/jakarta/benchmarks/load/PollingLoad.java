// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

/** Events that come back by long polling, one in flight for each client. */
final class PollingLoad implements Workload {
  private static final Event EVENT = Event.echoed(Payload.text(64));

  private final int size;
  private int joined;
  private long count;

  PollingLoad(int size) {
    this.size = size;
  }

  @Override
  public void start(Loop loop) {
    for (int i = 0; i < size; i++) {
      new Echo(loop);
    }
  }

  @Override
  public boolean isRunning() {
    return joined == size;
  }

  @Override
  public long count() {
    return count;
  }

  /** One client. The next event is sent when the answer is there and the POST before is over. */
  private final class Echo {
    private final PollingClient client;
    private long number;
    private boolean accepted;
    private boolean answered;

    Echo(Loop loop) {
      client = new PollingClient(loop, this::joined);
    }

    private void joined() {
      joined++;
      next();
    }

    private void next() {
      accepted = false;
      answered = false;
      client.poll(this::received);
      client.send(EVENT.request(number), this::accepted);
    }

    private void accepted() {
      accepted = true;
      proceed();
    }

    private void received(String packet) {
      if (packet.equals("2")) {
        throw new LoadException("a measurement must be shorter than a ping interval");
      }
      byte[] bytes = Bytes.of(packet);
      Answers.expect(EVENT.answer(number), bytes, 0, bytes.length);
      answered = true;
      proceed();
    }

    private void proceed() {
      if (accepted && answered) {
        count++;
        number++;
        next();
      }
    }
  }
}
