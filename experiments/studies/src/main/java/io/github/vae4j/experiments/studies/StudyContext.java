package io.github.vae4j.experiments.studies;

import io.github.vae4j.core.plugin.Setting;
import io.github.vae4j.core.plugin.Settings;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a study is given, and whom it tells how far it is. */
public final class StudyContext {
  private final Device device;
  private final RandomStream random;
  private final Settings settings;
  private final Consumer<String> lines;
  private final List<String> failures = new ArrayList<>();

  /**
   * The surroundings of one study.
   *
   * @param device computes; the caller closes it
   * @param random of {@code --seed}; to be split by name for each use
   * @param settings the study's own, complete
   * @param lines is told what happens, a line at a time
   */
  public StudyContext(
      Device device, RandomStream random, Settings settings, Consumer<String> lines) {
    this.device = device;
    this.random = random;
    this.settings = settings;
    this.lines = lines;
  }

  /** What computes. */
  public Device device() {
    return device;
  }

  /** The stream of the study's seed. */
  public RandomStream random() {
    return random;
  }

  /** The value of one of the study's settings. */
  public <T> T get(Setting<T> setting) {
    return settings.get(setting);
  }

  /** Tells what happens, in one line. */
  public void say(String line) {
    lines.accept(line);
  }

  /**
   * Tells that something that must hold does not: the study goes on, and its exit code will be 1.
   *
   * @param what does not hold, in a sentence
   */
  public void failed(String what) {
    failures.add(what);
    lines.accept("FAILED: " + what);
  }

  /** What {@link #failed} was told, in order. */
  public List<String> failures() {
    return List.copyOf(failures);
  }
}
