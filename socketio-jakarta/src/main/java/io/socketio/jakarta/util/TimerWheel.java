// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

import java.lang.System.Logger;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Very many timers for the price of one: a hashed wheel that one periodic task turns.
 *
 * <p>Starting, moving and cancelling a timer takes constant time, however many there are. A timer
 * expires with the first turn that is not before its time: about one tick after it at most. Its
 * task runs on the thread that turns the wheel, outside of all locks; it must be short and must not
 * block. Thread-safe.
 */
public final class TimerWheel implements AutoCloseable {
  /** One timer. It can be started again after it has expired or was cancelled. */
  public interface Timer {
    /**
     * Starts the timer, or moves it when it is running already.
     *
     * @param delay the time from now
     */
    void restart(Duration delay);

    /**
     * Starts the timer again from its own task, as if the task had run in time, so that the
     * lateness of several timers in a row does not add up. If it is late by more than an eighth of
     * the delay, which a stall of the process makes, the time counts from now.
     *
     * @param delay the time from when the timer was due
     */
    void restartFromDue(Duration delay);

    /**
     * Tells whether the time is over for which the timer was started last, expired or not.
     *
     * @return true also when no turn of the wheel has noticed it yet
     */
    boolean isDue();

    /** Stops the timer; harmless when it is not running. */
    void cancel();
  }

  private static final Logger LOGGER = System.getLogger(TimerWheel.class.getName());
  private static final int BUCKETS = 512;
  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /** Lateness above this part of the next time is no matter of ticks, but a stall. */
  private static final int STALL_PART = 8;

  private final long tickNanos;
  private final LongSupplier clock;
  private final long origin;
  private final Object lock = new Object();

  // Guarded by lock. A timer stands in the bucket of its tick modulo the number of buckets, so a
  // bucket also holds timers of later turns, and the one of the current tick timers of later in it.
  private final Ring[] buckets = new Ring[BUCKETS];
  private final Ring expired = new Ring();
  private long currentTick;
  private int size;
  private boolean closed;
  private @Nullable Future<?> motor;

  /**
   * Makes a wheel that somebody turns by calling {@link #turn()}.
   *
   * @param tick the time that one bucket holds
   * @param clock the time in nanoseconds, from any origin
   */
  public TimerWheel(Duration tick, LongSupplier clock) {
    tickNanos = tick.toNanos();
    this.clock = clock;
    origin = clock.getAsLong();
    for (int i = 0; i < BUCKETS; i++) {
      buckets[i] = new Ring();
    }
  }

  /**
   * Makes a wheel that a scheduler turns until {@link #close()}.
   *
   * @param tick the time between two turns
   * @param scheduler runs one periodic task
   * @return the turning wheel
   */
  public static TimerWheel start(Duration tick, ScheduledExecutorService scheduler) {
    TimerWheel wheel = new TimerWheel(tick, System::nanoTime);
    long nanos = wheel.tickNanos;
    // A periodic task that throws is not run again: nothing is allocated in front of what catches.
    Runnable work = wheel::turn;
    Supplier<String> failed = () -> "The timers failed";
    Runnable turn = () -> Faults.isolate(LOGGER, failed, work);
    wheel.motor = scheduler.scheduleWithFixedDelay(turn, nanos, nanos, TimeUnit.NANOSECONDS);
    return wheel;
  }

  /**
   * Starts a timer.
   *
   * @param delay the time from now
   * @param task runs each time the timer expires
   * @return the running timer
   */
  public Timer schedule(Duration delay, Runnable task) {
    Timer timer = timer(task);
    timer.restart(delay);
    return timer;
  }

  /**
   * Makes a timer that does not run yet.
   *
   * @param task runs each time the timer expires
   * @return the idle timer
   */
  public Timer timer(Runnable task) {
    return new Entry(task);
  }

  /**
   * The number of running timers.
   *
   * @return a snapshot
   */
  public int size() {
    synchronized (lock) {
      return size;
    }
  }

  /**
   * Runs the tasks of all timers whose time has come. One that ends with an error of the virtual
   * machine, as when memory is short, runs again a little later: perhaps it could not start its
   * timer anew.
   */
  public void turn() {
    findExpired();
    for (Entry next = takeExpired(); next != null; next = takeExpired()) {
      try {
        next.task.run();
      } catch (VirtualMachineError e) {
        next.retry();
        Faults.log(LOGGER, "A timer task failed and is run again", e);
      } catch (Throwable e) {
        Faults.log(LOGGER, "A timer task failed", e);
      }
    }
  }

  /** Stops the wheel; no timer expires any more. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      size = 0;
      expired.clear();
      for (Ring bucket : buckets) {
        bucket.clear();
      }
    }
    if (motor != null) {
      motor.cancel(false);
    }
  }

  /** Allocates nothing, so that no timer is lost while memory is short. */
  private void findExpired() {
    synchronized (lock) {
      long now = now();
      long nowTick = now / tickNanos;
      // After a long stall one turn is enough to see every bucket.
      for (long tick = Math.max(currentTick, nowTick - BUCKETS + 1); tick <= nowTick; tick++) {
        findExpired(bucket(tick), now);
      }
      currentTick = Math.max(currentTick, nowTick);
    }
  }

  private void findExpired(Ring bucket, long now) {
    Ring link = bucket.next;
    while (link != bucket) {
      Entry entry = (Entry) link;
      link = link.next;
      if (entry.due <= now) {
        entry.leave();
        expired.insert(entry);
      }
    }
  }

  private @Nullable Entry takeExpired() {
    synchronized (lock) {
      if (expired.isAlone()) {
        return null;
      }
      Entry first = (Entry) expired.next;
      first.stop();
      return first;
    }
  }

  private long now() {
    return clock.getAsLong() - origin;
  }

  private Ring bucket(long tick) {
    return buckets[(int) (tick % BUCKETS)];
  }

  /** A link of a ring; a link that is alone in its ring is the empty bucket, or an idle timer. */
  private static class Ring {
    Ring next = this;
    Ring previous = this;

    final void insert(Ring link) {
      link.next = this;
      link.previous = previous;
      previous.next = link;
      previous = link;
    }

    final void leave() {
      previous.next = next;
      next.previous = previous;
      next = this;
      previous = this;
    }

    final boolean isAlone() {
      return next == this;
    }

    final void clear() {
      while (!isAlone()) {
        next.leave();
      }
    }
  }

  private final class Entry extends Ring implements Timer {
    private final Runnable task;

    // Written under the lock.
    private volatile long due = Long.MAX_VALUE;

    Entry(Runnable task) {
      this.task = task;
    }

    @Override
    public void restart(Duration delay) {
      start(now() + delay.toNanos());
    }

    @Override
    public void restartFromDue(Duration delay) {
      long nanos = delay.toNanos();
      long now = now();
      long from = now - due > nanos / STALL_PART ? now : due;
      start(from + nanos);
    }

    private void start(long newDue) {
      synchronized (lock) {
        stop();
        due = newDue;
        if (!closed) {
          // Never into a bucket that was turned away already.
          bucket(Math.max(currentTick, newDue / tickNanos)).insert(this);
          size++;
        }
      }
    }

    /** Starts the timer again, unless somebody has done so. */
    void retry() {
      synchronized (lock) {
        if (isAlone()) {
          start(now() + RETRY_NANOS);
        }
      }
    }

    @Override
    public boolean isDue() {
      return due <= now();
    }

    @Override
    public void cancel() {
      synchronized (lock) {
        stop();
      }
    }

    void stop() {
      if (!isAlone()) {
        leave();
        size--;
      }
    }
  }
}
