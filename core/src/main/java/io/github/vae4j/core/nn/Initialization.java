package io.github.vae4j.core.nn;

import io.github.vae4j.core.random.RandomStream;

/**
 * How the weights of a layer start: uniform on [−a, a] with a bound that keeps variances steady.
 */
public enum Initialization {
  /** a = √(6 / in), for rectified activations (He, Zhang, Ren, Sun, 2015, eq. 10). */
  HE {
    @Override
    double bound(int in, int out) {
      return Math.sqrt(6.0 / in);
    }
  },
  /** a = √(6 / (in + out)) (Glorot, Bengio, 2010, eq. 16). */
  GLOROT {
    @Override
    double bound(int in, int out) {
      return Math.sqrt(6.0 / (in + out));
    }
  };

  abstract double bound(int in, int out);

  /** Weights of shape [in, out], row-major. */
  public float[] weights(int in, int out, RandomStream random) {
    float a = (float) bound(in, out);
    float[] weights = new float[in * out];
    random.fillUniform(weights, 0, weights.length);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = a * (2 * weights[i] - 1);
    }
    return weights;
  }
}
