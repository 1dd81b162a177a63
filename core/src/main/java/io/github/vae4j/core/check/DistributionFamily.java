package io.github.vae4j.core.check;

import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import java.util.List;

/**
 * A family of distributions over vectors with independent dimensions: a likelihood or an encoder
 * distribution, whose members are told apart by their heads, or a prior, whose members are told
 * apart by its parameters.
 */
public interface DistributionFamily {
  /** The values of one dimension. */
  Support support();

  /** Whether log-probabilities are those of masses or of densities. */
  Measure measure();

  /** What the component says of itself. */
  CheckHints hints();

  /** A member over that many dimensions, drawn. */
  Distribution member(Device device, int dimensions, RandomStream random);

  /** Members at extreme heads or parameters. */
  List<Distribution> extremes(Device device, int dimensions);

  /** Log-probabilities of a drawn batch as a function of all they depend on smoothly. */
  Differentiable logProb(RandomStream random);

  /** Log-probabilities at extreme heads or parameters and at extreme points of the support. */
  List<Differentiable> extremeLogProbs();

  /** What every method returns for S samples, B rows and so many dimensions. */
  List<Returned> returned(Scope scope, int samples, int rows, int dimensions);

  /** A drawn batch of rows, all of them different. */
  RowWise rows(RandomStream random, int samples, int rows, int dimensions);

  /** How one dimension is integrated or summed. */
  default Quadrature quadrature(double centre, double step) {
    return hints().quadrature(support(), measure(), centre, step);
  }

  /** The shape that a method returned, and the one it should have. */
  record Returned(String method, Shape shape, Shape expected) {}

  /** Log-probabilities of a batch, all at once and each by itself. */
  interface RowWise {
    /** All of them, [S, B]. */
    float[] together(Device device);

    /** That of one sample and row, computed without the others. */
    float alone(Device device, int sample, int row);
  }
}
