package io.github.vae4j.experiments.studies;

import io.github.vae4j.core.plugin.Setting;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import java.util.List;

/**
 * A question that is answered by computing, not by training the runs of an {@link
 * io.github.vae4j.experiments.runner.Experiment}: held against an exact answer, measured, or
 * counted. It is bound by name ({@link StudyBinder}) and carried out by {@code ./vae4j study NAME}.
 *
 * <pre>{@code
 * public final class CoinStudy implements Study {
 *   private static final Setting<Integer> TOSSES = Setting.integer("tosses", 1000, 1, "tosses");
 *
 *   public ExperimentInfo info() {
 *     return new ExperimentInfo("coin", "Is the coin fair?", List.of());
 *   }
 *
 *   public List<Setting<?>> settings() {
 *     return List.of(TOSSES);
 *   }
 *
 *   public Findings conduct(StudyContext context) {
 *     int heads = 0;
 *     for (int i = 0; i < context.get(TOSSES); i++) {
 *       heads += context.random().nextInt(2);
 *     }
 *     return new Findings(List.of(heads + " heads."), List.of(), List.of());
 *   }
 * }
 * }</pre>
 */
public interface Study {
  /** Its name, which it is bound under, its question, and what it rests on. */
  ExperimentInfo info();

  /** What {@code --set KEY=VALUE} may change; none unless the study says so. */
  default List<Setting<?>> settings() {
    return List.of();
  }

  /**
   * Carries the study out. A pure function of the context's settings and random stream: the same
   * bits for any number of threads.
   *
   * @return sentences first, then tables and plots
   * @throws io.github.vae4j.core.InputException if the settings do not fit together
   */
  Findings conduct(StudyContext context);
}
