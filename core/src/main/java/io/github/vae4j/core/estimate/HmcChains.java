package io.github.vae4j.core.estimate;

import io.github.vae4j.core.estimate.AnnealingPath.Terms;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.Vae;
import java.util.List;

/**
 * C Markov chains for each of B rows, moved by Hamiltonian Monte Carlo (Neal, 2011, "MCMC using
 * Hamiltonian dynamics", section 3): momentum from N(0, I), leapfrog steps of size ε along the
 * gradient of log f_β, and a decision by Metropolis that leaves f_β exactly as it is, and is
 * reversible. The parameters of the model are constants.
 */
final class HmcChains {
  private static final double JITTER = 0.2;

  private final Device device;
  private final Vae vae;
  private final AnnealingPath path;
  private final int leapfrogSteps;
  private final float[] x;
  private final int dim;
  private final int rows;
  private final Shape shape;
  private final int latent;

  private float[] z;
  private float[] start;
  private float[] slope;

  /** Where chains stand: log f₀, its slope in β, and the gradient of log f_β, [C, B, L]. */
  private record Point(float[] z, float[] start, float[] slope, float[] gradient) {}

  private HmcChains(
      Device device,
      Vae vae,
      AnnealingPath path,
      int leapfrogSteps,
      float[] x,
      int dim,
      Point at,
      Shape shape) {
    this.device = device;
    this.vae = vae;
    this.path = path;
    this.leapfrogSteps = leapfrogSteps;
    this.x = x;
    this.dim = dim;
    this.rows = shape.get(1);
    this.shape = shape;
    this.latent = shape.last();
    this.z = at.z;
    this.start = at.start;
    this.slope = at.slope;
  }

  /**
   * Chains that start at draws of f₀.
   *
   * @param x the rows, [B, D]
   */
  static HmcChains fromStart(
      Device device,
      Vae vae,
      AnnealingPath path,
      int leapfrogSteps,
      int chains,
      float[] x,
      int rows,
      RandomStream random) {
    int dim = x.length / rows;
    try (Scope scope = device.inference()) {
      Tensor data = scope.constant(Shape.of(rows, dim), x);
      Tensor z = path.draw(scope, vae, data, chains, random);
      Terms terms = path.terms(vae, data, z);
      Point at =
          new Point(z.toArray(), terms.start().toArray(), terms.slope().toArray(), new float[0]);
      return new HmcChains(device, vae, path, leapfrogSteps, x, dim, at, z.shape());
    }
  }

  /**
   * Chains of which all C of a row start at one place.
   *
   * @param z [B, L]
   */
  static HmcChains at(
      Device device,
      Vae vae,
      AnnealingPath path,
      int leapfrogSteps,
      int chains,
      float[] x,
      int rows,
      float[] z) {
    int dim = x.length / rows;
    Shape shape = Shape.of(chains, rows, z.length / rows);
    try (Scope scope = device.inference()) {
      Tensor data = scope.constant(Shape.of(rows, dim), x);
      Tensor all =
          scope.constant(
              shape,
              out -> {
                for (int chain = 0; chain < chains; chain++) {
                  System.arraycopy(z, 0, out, chain * z.length, z.length);
                }
              });
      Terms terms = path.terms(vae, data, all);
      Point at =
          new Point(all.toArray(), terms.start().toArray(), terms.slope().toArray(), new float[0]);
      return new HmcChains(device, vae, path, leapfrogSteps, x, dim, at, shape);
    }
  }

  /** d log f_β / dβ of each chain, [C, B], row-major. */
  float[] slope() {
    return slope;
  }

  /**
   * One transition that leaves f_β as it is.
   *
   * @param stepSize ε on average; each transition has its own within ±20 %, lest orbits close
   * @return the mean probability of acceptance
   */
  double move(double beta, double stepSize, RandomStream random) {
    float epsilon = (float) (stepSize * (1 + JITTER * (2 * random.nextDouble() - 1)));
    float[] momentum = new float[z.length];
    random.fillNormal(momentum, 0, momentum.length);
    Point now = evaluate(z, beta);
    double[] before = energies(now, beta, momentum);
    Point end = now;
    for (int step = 0; step < leapfrogSteps; step++) {
      float[] next = new float[z.length];
      for (int i = 0; i < next.length; i++) {
        momentum[i] += epsilon / 2 * end.gradient[i];
        next[i] = end.z[i] + epsilon * momentum[i];
      }
      end = evaluate(next, beta);
      for (int i = 0; i < next.length; i++) {
        momentum[i] += epsilon / 2 * end.gradient[i];
      }
    }
    return decide(end, before, energies(end, beta, momentum), random);
  }

  private double decide(Point end, double[] before, double[] after, RandomStream random) {
    double sum = 0;
    for (int chain = 0; chain < before.length; chain++) {
      double probability = Math.min(1, Math.exp(before[chain] - after[chain]));
      double uniform = random.nextDouble();
      if (uniform < probability) { // not if it is NaN: such a place is never gone to
        System.arraycopy(end.z, chain * latent, z, chain * latent, latent);
        start[chain] = end.start[chain];
        slope[chain] = end.slope[chain];
      }
      sum += Double.isNaN(probability) ? 0 : probability;
    }
    return sum / before.length;
  }

  /** −log f_β(z) + ½ |momentum|². */
  private double[] energies(Point point, double beta, float[] momentum) {
    double[] energies = new double[point.start.length];
    for (int chain = 0; chain < energies.length; chain++) {
      double kinetic = 0;
      for (int i = chain * latent; i < (chain + 1) * latent; i++) {
        kinetic += 0.5 * momentum[i] * momentum[i];
      }
      energies[chain] = kinetic - point.start[chain] - beta * point.slope[chain];
    }
    return energies;
  }

  private Point evaluate(float[] at, double beta) {
    try (Scope scope = device.scopeOf(List.of())) {
      Tensor variable = scope.variable(shape, at);
      Terms terms = path.terms(vae, scope.constant(Shape.of(rows, dim), x), variable);
      Tensor density = terms.start().add(terms.slope().mul(beta)).sum();
      float[] gradient = scope.gradients(density).of(variable).toArray();
      return new Point(at, terms.start().toArray(), terms.slope().toArray(), gradient);
    }
  }
}
