package io.github.vae4j.experiments.studies.oracle;

import io.github.vae4j.core.data.DataSet;
import io.github.vae4j.core.data.FloatDataSet;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.vae.Vae;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Probabilistic principal components (Tipping, Bishop, 1999), the one VAE whose every quantity has
 * a closed form:
 *
 * <pre>
 * z ~ N(0, I),  x = W z + μ + σ ε      p(x) = N(μ, W Wᵀ + σ² I)
 * p(z|x) = N(M⁻¹ Wᵀ (x − μ), σ² M⁻¹)   M = Wᵀ W + σ² I
 * </pre>
 *
 * in double precision, nats. By Woodbury's identity only the L×L matrix M is inverted: |W Wᵀ + σ²
 * I| = σ^{2(D−L)} |M|. Immutable.
 */
public final class LinearGaussian {
  private static final double LOG_2_PI = Math.log(2 * Math.PI);

  private final RealMatrix weights;
  private final double[] mean;
  private final double sigma;
  private final RealMatrix m;
  private final RealMatrix inverse;
  private final double logDeterminant;

  /**
   * A model of given parameters.
   *
   * @param weights W, [D][L]
   * @param mean μ, [D]
   * @param sigma σ > 0
   */
  public LinearGaussian(double[][] weights, double[] mean, double sigma) {
    if (weights.length != mean.length || weights.length == 0 || !(sigma > 0)) {
      throw new IllegalArgumentException(
          "W has %d rows, μ %d values, σ is %s; expected as many of both, at least 1, and σ above 0"
              .formatted(weights.length, mean.length, sigma));
    }
    this.weights = new Array2DRowRealMatrix(weights);
    this.mean = mean.clone();
    this.sigma = sigma;
    RealMatrix identity = MatrixUtils.createRealIdentityMatrix(latent());
    this.m =
        this.weights.transpose().multiply(this.weights).add(identity.scalarMultiply(variance()));
    CholeskyDecomposition cholesky = new CholeskyDecomposition(m, 1e-9, 0);
    this.inverse = cholesky.getSolver().getInverse();
    double log = 0;
    for (int l = 0; l < latent(); l++) {
      log += 2 * Math.log(cholesky.getL().getEntry(l, l));
    }
    this.logDeterminant = log;
  }

  /**
   * A model with W and μ drawn from the standard normal distribution.
   *
   * @param dim D
   * @param latent L
   */
  public static LinearGaussian drawn(int dim, int latent, double sigma, RandomStream random) {
    double[][] weights = new double[dim][latent];
    RandomStream ofWeights = random.split("weights");
    for (double[] row : weights) {
      Arrays.setAll(row, l -> ofWeights.nextNormal());
    }
    double[] mean = new double[dim];
    RandomStream ofMean = random.split("mean");
    Arrays.setAll(mean, d -> ofMean.nextNormal());
    return new LinearGaussian(weights, mean, sigma);
  }

  /**
   * The model of highest likelihood (Tipping, Bishop, 1999, eqs. 7 and 8): with eigenvalues λ₁ ≥ λ₂
   * ≥ … of the data's covariance, and the eigenvectors U of the first L of them,
   *
   * <pre>
   * σ² = mean of λ_{L+1} … λ_D      W = U (Λ − σ² I)^½
   * </pre>
   *
   * The columns of W are orthogonal, so that the posterior's covariance is diagonal: a VAE with a
   * factorised Gaussian encoder reaches this optimum (Lucas, Tucker, Grosse, Norouzi, 2019).
   *
   * @param latent L, from 1 to D − 1
   * @throws IllegalArgumentException if the data vary in L dimensions or fewer, so that σ would be
   *     0
   */
  public static LinearGaussian maximumLikelihood(DataSet data, int latent) {
    int dim = data.dim();
    if (latent < 1 || latent >= dim) {
      throw new IllegalArgumentException(
          "L is %d for data of dimension %d; expected from 1 to %d"
              .formatted(latent, dim, dim - 1));
    }
    Moments moments = Moments.of(data);
    EigenDecomposition eigen = new EigenDecomposition(moments.covariance());
    double[] values = eigen.getRealEigenvalues(); // in descending order
    double variance = Arrays.stream(values, latent, dim).average().orElseThrow();
    if (!(variance > 1e-12 * values[0])) {
      throw new IllegalArgumentException(
          "the data vary in %d dimensions or fewer; expected more".formatted(latent));
    }
    double[][] weights = new double[dim][latent];
    for (int l = 0; l < latent; l++) {
      double length = Math.sqrt(Math.max(0, values[l] - variance));
      for (int d = 0; d < dim; d++) {
        weights[d][l] = length * eigen.getV().getEntry(d, l);
      }
    }
    return new LinearGaussian(weights, moments.mean(), Math.sqrt(variance));
  }

  /**
   * What a VAE is whose decoder has no hidden layer and a Gaussian likelihood of one constant or
   * learned σ.
   *
   * @throws IllegalArgumentException if the decoder is not linear
   */
  public static LinearGaussian of(Device device, Vae vae) {
    return LinearVae.read(device, vae);
  }

  /** D, the dimension of x. */
  public int dim() {
    return mean.length;
  }

  /** L, the dimension of z. */
  public int latent() {
    return weights.getColumnDimension();
  }

  /** W, [D][L]. */
  public double[][] weights() {
    return weights.getData();
  }

  /** μ, [D]. */
  public double[] mean() {
    return mean.clone();
  }

  /** σ. */
  public double sigma() {
    return sigma;
  }

  private double variance() {
    return sigma * sigma;
  }

  /** log p(x), nats. */
  public double logEvidence(double... x) {
    double[] d = centred(x);
    double[] t = weights.preMultiply(d);
    double quadratic = (dot(d, d) - dot(t, inverse.operate(t))) / variance();
    double logDet = (dim() - latent()) * Math.log(variance()) + logDeterminant;
    return -0.5 * (dim() * LOG_2_PI + logDet + quadratic);
  }

  /** The mean of log p(x) over the rows, nats. */
  public double meanLogEvidence(DataSet data) {
    double sum = 0;
    for (int i = 0; i < data.size(); i++) {
      sum += logEvidence(row(data, i));
    }
    return sum / data.size();
  }

  /** E[z|x] = M⁻¹ Wᵀ (x − μ), [L]. */
  public double[] posteriorMean(double... x) {
    return inverse.operate(weights.preMultiply(centred(x)));
  }

  /** log p(z|x), nats. */
  public double logPosterior(double[] x, double[] z) {
    double[] d = posteriorMean(x);
    Arrays.setAll(d, l -> z[l] - d[l]);
    double logDet = latent() * Math.log(variance()) - logDeterminant;
    return -0.5 * (latent() * LOG_2_PI + logDet + dot(d, m.operate(d)) / variance());
  }

  /** Cov[z|x] = σ² M⁻¹, [L][L]; the same for every x. */
  public double[][] posteriorCovariance() {
    return inverse.scalarMultiply(variance()).getData();
  }

  /**
   * E_q[log p(x|z)] for q = N(m, diag v), nats: −½ (D log 2πσ² + (‖x − μ − W m‖² + Σ vₗ ‖Wₗ‖²) /
   * σ²).
   */
  public double expectedLogLikelihood(double[] x, double[] m, double[] v) {
    double[] residual = centred(x);
    double[] shift = weights.operate(m);
    double squares = 0;
    for (int d = 0; d < residual.length; d++) {
      squares += (residual[d] - shift[d]) * (residual[d] - shift[d]);
    }
    for (int l = 0; l < latent(); l++) {
      double[] column = weights.getColumn(l);
      squares += v[l] * dot(column, column);
    }
    return -0.5 * (dim() * (LOG_2_PI + Math.log(variance())) + squares / variance());
  }

  /**
   * KL(q ‖ p(z|x)) for q = N(m, diag v), nats, from the closed form for two Gaussians; never
   * negative.
   */
  public double klToPosterior(double[] x, double[] m, double[] v) {
    double[] shift = posteriorMean(x);
    double sum = latent() * Math.log(variance()) - logDeterminant - latent();
    for (int l = 0; l < latent(); l++) {
      shift[l] = m[l] - shift[l];
      sum += v[l] * this.m.getEntry(l, l) / variance() - Math.log(v[l]);
    }
    return 0.5 * (sum + dot(shift, this.m.operate(shift)) / variance());
  }

  /**
   * The same distribution of x with W turned, so that its columns are orthogonal and the
   * posterior's covariance is diagonal.
   */
  public LinearGaussian turned() {
    RealMatrix gram = weights.transpose().multiply(weights);
    RealMatrix turned = weights.multiply(new EigenDecomposition(gram).getV());
    return new LinearGaussian(turned.getData(), mean, sigma);
  }

  /**
   * This model as a VAE of linear networks, weights rounded to floats: the exact decoder, and of
   * all factorised Gaussians the q nearest to the posterior, which has its mean and the variances
   * σ²/Mₗₗ. Where the columns of W are orthogonal, as {@link #turned} makes them, q is the
   * posterior itself.
   */
  public Vae vae() {
    return LinearVae.of(this);
  }

  /** M = Wᵀ W + σ² I, [L][L]. */
  double[][] precision() {
    return m.getData();
  }

  /** M⁻¹, [L][L]. */
  double[][] inverse() {
    return inverse.getData();
  }

  /** Draws of x, rounded to floats, as a table. */
  public FloatDataSet draw(int n, RandomStream random) {
    float[] values = new float[Math.multiplyExact(n, dim())];
    RandomStream latents = random.split("latent");
    RandomStream noise = random.split("noise");
    for (int i = 0; i < n; i++) {
      double[] z = new double[latent()];
      Arrays.setAll(z, l -> latents.nextNormal());
      double[] shift = weights.operate(z);
      for (int d = 0; d < dim(); d++) {
        values[i * dim() + d] = (float) (mean[d] + shift[d] + sigma * noise.nextNormal());
      }
    }
    return FloatDataSet.table(values, dim(), null);
  }

  /** A row of a data set in double precision. */
  public static double[] row(DataSet data, int index) {
    float[] floats = new float[data.dim()];
    data.copyRow(index, floats, 0);
    double[] row = new double[floats.length];
    Arrays.setAll(row, d -> floats[d]);
    return row;
  }

  private double[] centred(double[] x) {
    if (x.length != dim()) {
      throw new IllegalArgumentException(
          "x has %d values; expected D = %d".formatted(x.length, dim()));
    }
    double[] centred = new double[x.length];
    Arrays.setAll(centred, d -> x[d] - mean[d]);
    return centred;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
