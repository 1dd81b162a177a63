package io.github.vae4j.core.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A fixed set of threads that share the tasks of one operation. Which thread takes which task is
 * left to chance; what a task computes never depends on it, so results are the same bits for any
 * number of workers. Idle workers spin briefly, because the next operation usually comes within
 * microseconds, then park.
 */
public final class Workers implements AutoCloseable {
  /** One part of an operation. */
  @FunctionalInterface
  public interface Task {
    /**
     * Does part {@code index}.
     *
     * @param worker the number of the thread that does it, for scratch space of its own
     */
    void run(int index, int worker);
  }

  private static final int SPINS = 20_000;

  private final Thread[] threads;
  private final boolean[] parked;
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
    threads = new Thread[count - 1];
    parked = new boolean[count - 1];
    for (int i = 0; i < threads.length; i++) {
      int worker = i + 1;
      threads[i] = new Thread(() -> serve(worker), "vae4j-worker-" + worker);
      threads[i].setDaemon(true);
      threads[i].start();
    }
  }

  /** How many threads work on an operation, the calling one included. */
  public int count() {
    return threads.length + 1;
  }

  /** Does tasks 0 … n−1, each once, and returns when all are done. */
  public synchronized void run(int n, Task task) {
    if (closed) {
      throw new IllegalStateException("the device is closed; open a new one");
    }
    if (n <= 1 || threads.length == 0) {
      for (int i = 0; i < n; i++) {
        task.run(i, 0);
      }
      return;
    }
    Job job = new Job(n, task);
    current = job;
    wake();
    job.help(0);
    job.await();
    current = null;
    job.rethrow();
  }

  private void wake() {
    for (int i = 0; i < threads.length; i++) {
      if (parked[i]) { // a racy read: a worker about to park looks at `current` once more
        LockSupport.unpark(threads[i]);
      }
    }
  }

  private void serve(int worker) {
    Job last = null;
    while (!closed) {
      Job job = current;
      if (job == null || job == last) {
        job = idle(worker, last);
      }
      if (job != null) {
        job.help(worker);
        last = job;
      }
    }
  }

  private @Nullable Job idle(int worker, @Nullable Job last) {
    for (int spin = 0; spin < SPINS; spin++) {
      Job job = current;
      if (job != null && job != last) {
        return job;
      }
      Thread.onSpinWait();
    }
    parked[worker - 1] = true;
    java.lang.invoke.VarHandle.fullFence();
    if (current == null || current == last) {
      // The bound makes a wake-up lost to the race above cost 1 ms at worst.
      LockSupport.parkNanos(closed ? 1 : 1_000_000L);
    }
    parked[worker - 1] = false;
    return null;
  }

  @Override
  public void close() {
    closed = true;
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
  }

  private static final class Job {
    private final int n;
    private final Task task;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final Thread caller = Thread.currentThread();
    private volatile @Nullable Throwable failure;

    Job(int n, Task task) {
      this.n = n;
      this.task = task;
    }

    void help(int worker) {
      int index;
      while ((index = next.getAndIncrement()) < n) {
        try {
          task.run(index, worker);
        } catch (Throwable t) {
          failure = t;
        }
        if (done.incrementAndGet() == n && worker != 0) {
          LockSupport.unpark(caller);
        }
      }
    }

    void await() {
      for (int spin = 0; done.get() < n; spin++) {
        if (spin < SPINS) {
          Thread.onSpinWait();
        } else {
          LockSupport.parkNanos(this, 100_000L);
        }
      }
    }

    void rethrow() {
      Throwable t = failure;
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
