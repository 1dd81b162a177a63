package io.github.vae4j.experiments.studies.decoders;

import io.github.vae4j.core.random.RandomStream;
import java.util.Locale;
import java.util.Map;

/**
 * A kind of decoder that data can come from, and the likelihood that is of this kind. With a the
 * signal of a pixel, linear in z, and m = 0.5 + 0.08 a its place; all but the logit-normal and the
 * Bernoulli have the deviation 0.06 around m.
 */
public enum KnownDecoder {
  /** x = m + 0.06 n with n standard normal. */
  GAUSSIAN("gaussian-learned", Map.of("sigma", "shared")) {
    @Override
    double draw(double signal, RandomStream random) {
      return place(signal) + DEVIATION * random.nextNormal();
    }
  },

  /** x = m ± s e with e standard exponential, whose variance is 2 s². */
  LAPLACE("laplace", Map.of("scale", "shared")) {
    @Override
    double draw(double signal, RandomStream random) {
      double size = -Math.log1p(-random.nextDouble()) * DEVIATION / Math.sqrt(2);
      return place(signal) + (random.nextInt(2) == 0 ? size : -size);
    }
  },

  /** x = m + s log(u / (1 − u)) with u uniform, whose variance is s² π² / 3. */
  LOGISTIC("discretized-logistic", Map.of("scale", "shared")) {
    @Override
    double draw(double signal, RandomStream random) {
      double u = random.nextDouble();
      double logit = Math.log(Math.max(u, Double.MIN_NORMAL)) - Math.log1p(-u);
      return place(signal) + DEVIATION * Math.sqrt(3) / Math.PI * logit;
    }
  },

  /** x = sigmoid(a + n) with n standard normal. */
  LOGIT_NORMAL("logit-normal", Map.of("scale", "shared", "squeeze", "0.002")) {
    @Override
    double draw(double signal, RandomStream random) {
      return sigmoid(signal + random.nextNormal());
    }
  },

  /** x = 1 with the probability sigmoid(2 a), else 0. */
  BERNOULLI("bernoulli", Map.of()) {
    @Override
    double draw(double signal, RandomStream random) {
      return random.nextDouble() < sigmoid(2 * signal) ? 1 : 0;
    }
  };

  private static final double DEVIATION = 0.06;

  private final String likelihood;
  private final Map<String, String> settings;

  KnownDecoder(String likelihood, Map<String, String> settings) {
    this.likelihood = likelihood;
    this.settings = Map.copyOf(settings);
  }

  /** The kind of that name, as {@link #toString} writes it. */
  static KnownDecoder of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** A value before it is rounded to grey levels. */
  abstract double draw(double signal, RandomStream random);

  /** The name of the likelihood of this kind. */
  String likelihood() {
    return likelihood;
  }

  /** Its settings that are not the default: the scale is one number, as that of the data is. */
  Map<String, String> settings() {
    return settings;
  }

  /** Whether its data have grey levels, not bits alone. */
  boolean grey() {
    return this != BERNOULLI;
  }

  private static double place(double signal) {
    return 0.5 + 0.08 * signal;
  }

  private static double sigmoid(double a) {
    return 1 / (1 + Math.exp(-a));
  }

  /** "logit-normal". */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
