package io.github.vae4j.core.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A fixed set of threads that share the tasks of one operation. Each begins with a range of tasks
 * of its own, always the same one, so that it finds in its cache what it wrote there in the
 * operation before, or a step ago; when that is done it takes over tasks of others. What a task
 * computes never depends on who does it, so results are the same bits for any number of workers.
 * Idle workers spin briefly, because the next operation usually comes within microseconds, then
 * park, so that they take no time from other processes.
 */
public final class Workers implements AutoCloseable {
  /** One part of an operation. It must not start an operation itself. */
  @FunctionalInterface
  public interface Task {
    /**
     * Does part {@code index}.
     *
     * @param worker the number of the thread that does it, for scratch space of its own
     */
    void run(int index, int worker);
  }

  private final Worker[] helpers;
  private volatile @Nullable Job current;
  private volatile boolean closed;

  /**
   * Starts the threads.
   *
   * @param count how many threads work on an operation, the calling one included; at least 1
   */
  public Workers(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("threads is " + count + "; expected at least 1");
    }
    helpers = new Worker[count - 1];
    for (int i = 0; i < helpers.length; i++) {
      helpers[i] = new Worker(i + 1);
    }
    for (Worker helper : helpers) {
      helper.start();
    }
  }

  /** How many threads work on an operation, the calling one included. */
  public int count() {
    return helpers.length + 1;
  }

  /**
   * Does tasks 0 … n−1, each once, and returns when all are done. If some fail, the others are done
   * all the same, and the failure of the lowest index is thrown.
   */
  public synchronized void run(int n, Task task) {
    if (closed) {
      throw new IllegalStateException("the device is closed; open a new one");
    }
    if (n <= 1 || helpers.length == 0) {
      for (int i = 0; i < n; i++) {
        task.run(i, 0);
      }
      return;
    }
    Job job = new Job(n, count(), task);
    current = job;
    for (Worker helper : helpers) {
      helper.wake();
    }
    job.help(0);
    job.await();
    current = null;
    job.rethrow();
  }

  @Override
  public void close() {
    closed = true;
    for (Worker helper : helpers) {
      LockSupport.unpark(helper);
    }
  }

  private final class Worker extends Thread {
    private final int number;
    private volatile boolean parked;

    Worker(int number) {
      super("vae4j-worker-" + number);
      this.number = number;
      setDaemon(true);
    }

    /**
     * Either this sees {@code parked}, which was written before {@code current} was looked at in
     * {@link #next}, or that look sees the new job.
     */
    void wake() {
      if (parked) {
        LockSupport.unpark(this);
      }
    }

    @Override
    public void run() {
      Job last = null;
      while (true) {
        Job job = next(last);
        if (job == null) {
          return;
        }
        job.help(number);
        last = job;
      }
    }

    /** The next job, or null when there will be none. */
    private @Nullable Job next(@Nullable Job last) {
      Spin spin = new Spin();
      while (!closed) {
        Job job = current;
        if (job != null && job != last) {
          return job;
        }
        if (!spin.more()) {
          parked = true;
          job = current;
          if (!closed && (job == null || job == last)) {
            LockSupport.park(Workers.this);
          }
          parked = false;
        }
      }
      return null;
    }
  }

  /** Waits actively for a short time. */
  private static final class Spin {
    private static final long NANOSECONDS = 100_000;
    private static final int BETWEEN_LOOKS_AT_THE_CLOCK = 64;

    private int count;
    private long start;

    /** Whether to look once more, after a moment. */
    boolean more() {
      Thread.onSpinWait();
      if (count++ % BETWEEN_LOOKS_AT_THE_CLOCK == 0) {
        long now = System.nanoTime();
        if (count == 1) {
          start = now;
        }
        return now - start < NANOSECONDS;
      }
      return true;
    }
  }

  private static final class Job {
    private final int n;
    private final Task task;

    /** For each worker, the next task of its range. */
    private final AtomicInteger[] next;

    private final AtomicInteger done = new AtomicInteger();
    private final Thread caller = Thread.currentThread();
    private int failedIndex = Integer.MAX_VALUE;
    private @Nullable Throwable failure;

    Job(int n, int workers, Task task) {
      this.n = n;
      this.task = task;
      next = new AtomicInteger[workers];
      for (int worker = 0; worker < workers; worker++) {
        next[worker] = new AtomicInteger(start(worker));
      }
    }

    /** The first task of a worker's range, which ends where that of the next begins. */
    private int start(int worker) {
      return (int) ((long) n * worker / next.length);
    }

    /** First the worker's own range, then what is left of the others'. */
    void help(int worker) {
      for (int i = 0; i < next.length; i++) {
        int owner = (worker + i) % next.length;
        int end = start(owner + 1);
        int index;
        while ((index = next[owner].getAndIncrement()) < end) {
          run(index, worker);
        }
      }
    }

    private void run(int index, int worker) {
      try {
        task.run(index, worker);
      } catch (Throwable t) {
        failed(index, t);
      }
      if (done.incrementAndGet() == n && worker != 0) {
        LockSupport.unpark(caller);
      }
    }

    private synchronized void failed(int index, Throwable t) {
      if (index < failedIndex) {
        failedIndex = index;
        failure = t;
      }
    }

    void await() {
      Spin spin = new Spin();
      boolean interrupted = false;
      while (done.get() < n) {
        if (!spin.more()) {
          LockSupport.park(this);
          interrupted |= Thread.interrupted(); // else park would return at once, again and again
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    private synchronized @Nullable Throwable failure() {
      return failure;
    }

    void rethrow() {
      Throwable t = failure();
      if (t instanceof RuntimeException e) {
        throw e;
      }
      if (t instanceof Error e) {
        throw e;
      }
      if (t != null) {
        throw new IllegalStateException(t);
      }
    }
  }
}
