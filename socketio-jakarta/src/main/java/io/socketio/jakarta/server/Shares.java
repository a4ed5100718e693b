// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.util.Trampoline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Lends the threads of a pool to the events of clients, so that slow handlers of some do not stop
 * those of all. A client has one thread at most. All events have seven eighths of the threads,
 * those of one namespace seven eighths of that, and those of one address seven eighths of that
 * again. What is more waits, and no thread with it.
 *
 * <p>Who finds no limit reached takes a thread without a lock. Those who wait take turns by address
 * and namespace, so that many of one do not keep a few of others waiting.
 *
 * <p>Addresses and namespaces are told apart by a hash that nobody outside can foresee: there is
 * nothing to be removed, and no number of them takes memory.
 */
final class Shares {
  /** Of each eight threads, one is for others. */
  private static final int PART = 8;

  private static final int FEWEST = 4;
  private static final int BUCKETS = 1024;

  private final Executor threads;
  private final int most;
  private final int mostOfNamespace;
  private final int mostOfAddress;
  private final int seed;
  private final AtomicInteger taken = new AtomicInteger();

  /** By address, and behind that by namespace. */
  private final AtomicIntegerArray takenByOne = new AtomicIntegerArray(2 * BUCKETS);

  /** By address and namespace; guarded by itself. */
  private final Map<Long, Deque<Client>> waiting = new LinkedHashMap<>();

  private final AtomicInteger waitingClients = new AtomicInteger();

  /** A pool that is closed runs clients here, which ask in turn. */
  private final Trampoline admission = Trampoline.free(this::admitAll);

  /**
   * Makes the shares of a pool.
   *
   * @param threads the pool
   * @param size how many threads it has; too few to be shared are not
   */
  Shares(Executor threads, int size) {
    this(threads, size, ThreadLocalRandom.current().nextInt());
  }

  Shares(Executor threads, int size, int seed) {
    this.threads = threads;
    this.seed = seed;
    most = share(size);
    mostOfNamespace = share(most);
    mostOfAddress = share(mostOfNamespace);
  }

  private static int share(int size) {
    return size < FEWEST ? size : size - Math.max(1, size / PART);
  }

  /** A client of an address. */
  Client client(String address) {
    return new Client(bucket(address));
  }

  private int bucket(String name) {
    int hash = (name.hashCode() ^ seed) * 0x9E3779B1;
    return (hash >>> 16) & (BUCKETS - 1);
  }

  private boolean take(int address, int namespace) {
    if (taken.incrementAndGet() <= most) {
      if (takenByOne.incrementAndGet(address) <= mostOfAddress) {
        if (takenByOne.incrementAndGet(namespace) <= mostOfNamespace) {
          return true;
        }
        takenByOne.decrementAndGet(namespace);
      }
      takenByOne.decrementAndGet(address);
    }
    taken.decrementAndGet();
    return false;
  }

  private void giveBack(int address, int namespace) {
    takenByOne.decrementAndGet(namespace);
    takenByOne.decrementAndGet(address);
    taken.decrementAndGet();
  }

  private void await(Client client, int namespace) {
    synchronized (waiting) {
      waiting.computeIfAbsent(key(client, namespace), k -> new ArrayDeque<>()).add(client);
      waitingClients.incrementAndGet();
    }
    // what it waits for may just have become free
    admitWaiting();
  }

  private static Long key(Client client, int namespace) {
    return (long) client.address << Integer.SIZE | namespace;
  }

  private void admitWaiting() {
    if (waitingClients.get() != 0) {
      admission.run();
    }
  }

  private void admitAll() {
    for (List<Client> next = takeForWaiting(); !next.isEmpty(); next = takeForWaiting()) {
      next.forEach(threads::execute);
    }
  }

  /** Takes a thread for one client of each address and namespace, as far as there are any. */
  private List<Client> takeForWaiting() {
    List<Client> admitted = new ArrayList<>();
    synchronized (waiting) {
      for (Long key : List.copyOf(waiting.keySet())) {
        if (taken.get() >= most) {
          break;
        }
        if (take((int) (key >> Integer.SIZE), key.intValue())) {
          Deque<Client> queue = Objects.requireNonNull(waiting.remove(key));
          admitted.add(queue.remove());
          waitingClients.decrementAndGet();
          if (!queue.isEmpty()) {
            waiting.put(key, queue); // behind the others
          }
        }
      }
    }
    return admitted;
  }

  /** One client: what it has to do in several namespaces is done one after the other. */
  final class Client implements Runnable {
    private final int address;
    private final Queue<Turn> turns = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();

    private Client(int address) {
      this.address = address;
    }

    /** Runs what the client has to do in a namespace. */
    Executor in(String namespace) {
      int bucket = BUCKETS + bucket(namespace);
      return task -> submit(new Turn(bucket, task));
    }

    private void submit(Turn turn) {
      turns.add(turn);
      if (pending.getAndIncrement() == 0) {
        int namespace = next().namespace;
        if (take(address, namespace)) {
          threads.execute(this);
        } else {
          await(this, namespace);
        }
      }
    }

    private Turn next() {
      return Objects.requireNonNull(turns.peek(), "a counted turn");
    }

    @Override
    public void run() {
      Turn turn = next();
      try {
        turn.task.run();
      } finally {
        turns.remove();
        giveBack(address, turn.namespace);
        goOn();
      }
    }

    /** Others come first, where somebody waits. */
    private void goOn() {
      if (pending.decrementAndGet() != 0) {
        int namespace = next().namespace;
        if (waitingClients.get() == 0 && take(address, namespace)) {
          threads.execute(this);
        } else {
          await(this, namespace);
        }
      } else {
        admitWaiting();
      }
    }
  }

  /** What a client has to do in a namespace. */
  private record Turn(int namespace, Runnable task) {}
}
