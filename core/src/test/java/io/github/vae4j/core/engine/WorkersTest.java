package io.github.vae4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkersTest {
  @Test
  void everyTaskRunsOnce() {
    for (int count = 1; count <= 4; count++) {
      try (Workers workers = new Workers(count)) {
        assertThat(workers.count()).isEqualTo(count);
        for (int n : new int[] {0, 1, 2, 3, 7, 1000}) {
          AtomicIntegerArray runs = new AtomicIntegerArray(Math.max(1, n));
          workers.run(n, (index, worker) -> runs.incrementAndGet(index));
          for (int i = 0; i < n; i++) {
            assertThat(runs.get(i)).isEqualTo(1);
          }
        }
      }
    }
  }

  @Test
  void tasksAreSharedByAllThreads() throws InterruptedException {
    try (Workers workers = new Workers(3)) {
      CountDownLatch together = new CountDownLatch(3);
      Set<Integer> numbers = ConcurrentHashMap.newKeySet();
      AtomicInteger late = new AtomicInteger();
      workers.run(
          3,
          (index, worker) -> {
            numbers.add(worker);
            together.countDown();
            try {
              // Each task waits for the two others: only three threads get through.
              late.addAndGet(together.await(20, TimeUnit.SECONDS) ? 0 : 1);
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          });
      assertThat(late.get()).isZero();
      assertThat(numbers).containsExactlyInAnyOrder(0, 1, 2);
    }
  }

  @Test
  void eachThreadBeginsWithTheSameRange() {
    try (Workers workers = new Workers(2)) {
      for (int round = 0; round < 20; round++) {
        CountDownLatch begun = new CountDownLatch(2);
        int[] first = {-1, -1};
        workers.run(
            10,
            (index, worker) -> {
              if (first[worker] < 0) {
                first[worker] = index;
                begun.countDown();
                await(begun); // so that neither takes over a task of the other's before it began
              }
            });
        assertThat(first).containsExactly(0, 5);
      }
    }
  }

  @Test
  void theTasksOfAThreadThatIsHeldUpAreTakenOver() {
    try (Workers workers = new Workers(2)) {
      CountDownLatch others = new CountDownLatch(9);
      workers.run(
          10,
          (index, worker) -> {
            if (index == 5) {
              await(others); // the other thread does all that is left, or this waits in vain
            } else {
              others.countDown();
            }
          });
      assertThat(others.getCount()).isZero();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void parkedThreadsWakeUp() throws InterruptedException {
    try (Workers workers = new Workers(2)) {
      for (int round = 0; round < 5; round++) {
        tasksOfBoth(workers);
        Thread.sleep(60); // longer than the workers spin
      }
    }
  }

  private static void tasksOfBoth(Workers workers) {
    CountDownLatch together = new CountDownLatch(2);
    workers.run(
        2,
        (index, worker) -> {
          together.countDown();
          await(together);
        });
  }

  @Test
  void manyShortOperationsInARow() {
    try (Workers workers = new Workers(3)) {
      long[] sums = new long[8];
      for (int i = 0; i < 20_000; i++) {
        workers.run(8, (index, worker) -> sums[index] += index);
      }
      for (int i = 0; i < 8; i++) {
        assertThat(sums[i]).isEqualTo(20_000L * i);
      }
    }
  }

  @Test
  void theFirstFailingTaskIsReportedAndTheThreadsLiveOn() {
    for (int count = 1; count <= 3; count++) {
      try (Workers workers = new Workers(count)) {
        for (int round = 0; round < 50; round++) {
          assertThatThrownBy(
                  () ->
                      workers.run(
                          16,
                          (index, worker) -> {
                            if (index % 4 == 3) {
                              throw new IllegalArgumentException("task " + index);
                            }
                          }))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessage("task 3");
          assertThatThrownBy(
                  () ->
                      workers.run(
                          4,
                          (index, worker) -> {
                            throw new StackOverflowError();
                          }))
              .isInstanceOf(StackOverflowError.class);
          AtomicInteger done = new AtomicInteger();
          workers.run(16, (index, worker) -> done.incrementAndGet());
          assertThat(done.get()).isEqualTo(16);
        }
        if (count > 1) {
          tasksOfBoth(workers);
        }
      }
    }
  }

  @Test
  void closeEndsTheThreadsAndLaterUseSaysSo() throws InterruptedException {
    Workers workers = new Workers(3);
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CountDownLatch together = new CountDownLatch(3);
    workers.run(
        3,
        (index, worker) -> {
          if (worker != 0) {
            threads.add(Thread.currentThread());
          }
          together.countDown();
          try {
            together.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    assertThat(threads).hasSize(2).allMatch(Thread::isDaemon);
    workers.close();
    for (Thread thread : threads) {
      thread.join(10_000);
      assertThat(thread.isAlive()).isFalse();
    }
    assertThatThrownBy(() -> workers.run(2, (index, worker) -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("device is closed");
    assertThatThrownBy(() -> new Workers(0)).hasMessageContaining("expected at least 1");
  }

  @Test
  void anInterruptedCallerStillGetsItsResult() {
    try (Workers workers = new Workers(2)) {
      Thread.currentThread().interrupt();
      AtomicInteger done = new AtomicInteger();
      workers.run(64, (index, worker) -> done.incrementAndGet());
      assertThat(done.get()).isEqualTo(64);
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
