package io.github.vae4j.core.check;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.CertificateRow;
import io.github.vae4j.core.tensor.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Examines components, property by property. The false-alarm rate is that of all statistical
 * comparisons of one certification together, in equal shares (Bonferroni). Every property draws
 * from a stream of its own name, so a row depends on the seed, the component, the level and the
 * number of comparisons alone, and neither on the order nor on the number of threads.
 *
 * @param level how thorough
 * @param seed of everything that is drawn
 * @param threads how many components are examined at once
 */
public record Certification(Level level, long seed, int threads) {
  /** The probability that a certification fails any correct component. */
  public static final double FALSE_ALARM = 1e-6;

  /** The seed where none is given. */
  public static final long SEED = 20_261_122;

  public Certification {
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + "; expected at least 1");
    }
  }

  /**
   * Examines all of them.
   *
   * @param told the rows of each component as soon as it is done, from one thread at a time
   * @return the rows in the components' order
   */
  public List<CertificateRow> certify(
      List<Examinee<?>> examinees, Consumer<List<CertificateRow>> told) {
    double share = FALSE_ALARM / Math.max(1, comparisons(examinees));
    AtomicReferenceArray<List<CertificateRow>> rows = new AtomicReferenceArray<>(examinees.size());
    ConcurrentLinkedQueue<Integer> waiting = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < examinees.size(); i++) {
      waiting.add(i);
    }
    int workers = Math.max(1, Math.min(threads, examinees.size()));
    CountDownLatch done = new CountDownLatch(workers - 1);
    Runnable work =
        () -> {
          try (Device device = Device.cpu(1)) {
            for (@Nullable Integer i = waiting.poll(); i != null; i = waiting.poll()) {
              List<CertificateRow> own = examine(examinees.get(i), device, share);
              rows.set(i, own);
              synchronized (rows) {
                told.accept(own);
              }
            }
          }
        };
    for (int i = 1; i < workers; i++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  work.run();
                } finally {
                  done.countDown();
                }
              },
              "vae4j-check-" + i);
      thread.setDaemon(true);
      thread.start();
    }
    work.run();
    await(done);
    List<CertificateRow> all = new ArrayList<>();
    for (int i = 0; i < examinees.size(); i++) {
      List<CertificateRow> own = rows.get(i);
      if (own == null) {
        throw new IllegalStateException(
            "the examination of '%s' ended without a result".formatted(examinees.get(i).title()));
      }
      all.addAll(own);
    }
    return all;
  }

  private static void await(CountDownLatch done) {
    boolean interrupted = false;
    while (true) {
      try {
        done.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private int comparisons(List<Examinee<?>> examinees) {
    return examinees.stream()
        .flatMap(one -> one.properties().stream())
        .mapToInt(property -> property.comparisons(level))
        .sum();
  }

  private <T> List<CertificateRow> examine(Examinee<T> examinee, Device device, double share) {
    RandomStream random =
        RandomStream.of(seed)
            .split(examinee.kind())
            .split(examinee.name())
            .split(examinee.settings());
    List<CertificateRow> rows = new ArrayList<>();
    for (Property<? super T> property : examinee.properties()) {
      Examination by = new Examination(device, random.split(property.name()), level, share);
      Finding finding = finding(examinee.subject(), property, by);
      rows.add(row(examinee, property, finding, share * property.comparisons(level)));
    }
    return rows;
  }

  /** What a component throws is a finding too, and no reason to leave out the others. */
  private static <T> Finding finding(T subject, Property<? super T> property, Examination by) {
    try {
      return property.examine(subject, by);
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      return new Finding("it failed: " + e, 0, Double.NaN, Double.NaN, Double.NaN, 0, Double.NaN);
    }
  }

  private static CertificateRow row(
      Examinee<?> examinee, Property<?> property, Finding finding, double falseAlarm) {
    return new CertificateRow(
        examinee.kind(),
        examinee.title(),
        property.name(),
        property.method(),
        finding.at(),
        finding.samples(),
        finding.expected(),
        finding.found(),
        finding.error(),
        finding.bound(),
        finding.passed() && Double.isNaN(finding.detectable()) ? 0 : falseAlarm,
        finding.detectable(),
        finding.passed());
  }
}
