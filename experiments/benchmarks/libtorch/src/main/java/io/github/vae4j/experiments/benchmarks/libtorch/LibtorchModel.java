package io.github.vae4j.experiments.benchmarks.libtorch;

import static org.bytedeco.pytorch.global.torch.binary_cross_entropy_with_logits;
import static org.bytedeco.pytorch.global.torch.hypot;
import static org.bytedeco.pytorch.global.torch.randn_like;
import static org.bytedeco.pytorch.global.torch.relu;

import io.github.vae4j.experiments.benchmarks.protocol.Task;
import io.github.vae4j.experiments.benchmarks.protocol.Weights;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** A VAE of two stacks of linear layers; the last layer of each computes its whole head at once. */
final class LibtorchModel {
  private static final double LOG_2_PI = Math.log(2 * Math.PI);
  private static final double LOG_FLOOR = 2 * Math.log(Task.SIGMA_FLOOR);

  /** A sum over everything, where one over rows and their mean would be the other choices. */
  private static final int SUM = 2;

  private final Task task;
  private final TensorVector parameters = new TensorVector();
  private final List<LinearImpl> encoder;
  private final List<LinearImpl> decoder;

  LibtorchModel(Task task, Weights weights) {
    this.task = task;
    this.encoder = stack("encoder", task.architecture().encoder(), weights);
    this.decoder = stack("decoder", task.architecture().decoder(), weights);
  }

  @SuppressWarnings("try") // the guard guards by being there
  private List<LinearImpl> stack(String network, List<Integer> widths, Weights weights) {
    List<LinearImpl> layers = new ArrayList<>();
    int count = widths.size() - 1;
    for (int i = 0; i < count; i++) {
      int in = widths.get(i);
      int out = widths.get(i + 1);
      String name = Weights.layer(network, i, count);
      LinearImpl layer = new LinearImpl(in, out);
      try (NoGradGuard guard = new NoGradGuard()) {
        set(layer.weight(), Weights.transposed(weights.get(name + ".weight"), in, out));
        set(layer.bias(), weights.get(name + ".bias"));
      }
      parameters.push_back(layer.weight());
      parameters.push_back(layer.bias());
      layers.add(layer);
    }
    return layers;
  }

  private static void set(Tensor parameter, float[] values) {
    parameter.copy_(torch.from_blob(new FloatPointer(values), parameter.sizes().vec().get()));
  }

  TensorVector parameters() {
    return parameters;
  }

  private static Tensor forward(List<LinearImpl> layers, Tensor x) {
    Tensor h = x;
    for (int i = 0; i < layers.size(); i++) {
      h = layers.get(i).forward(h);
      if (i + 1 < layers.size()) {
        h = relu(h);
      }
    }
    return h;
  }

  /** −ELBO of a batch, a mean over its rows. */
  Tensor loss(Tensor x) {
    Head q = Head.of(forward(encoder, x), task.architecture().latent());
    Tensor deviation = q.logVariance().mul(new Scalar(0.5f)).exp();
    Tensor z = q.mean().add(deviation.mul(randn_like(q.mean())));
    Tensor kl =
        q.mean()
            .square()
            .add(q.logVariance().exp())
            .sub(q.logVariance())
            .sub(new Scalar(1f))
            .sum()
            .mul(new Scalar(0.5f));
    return negativeLogLikelihood(x, forward(decoder, z))
        .add(kl)
        .div(new Scalar((float) task.batch()));
  }

  private Tensor negativeLogLikelihood(Tensor x, Tensor output) {
    if (task.likelihood().equals("bernoulli")) {
      return binary_cross_entropy_with_logits(
          output, x, new TensorOptional(), new TensorOptional(), SUM);
    }
    Head p = Head.of(output, task.architecture().dim());
    Tensor logVariance = floored(p.logVariance());
    return x.sub(p.mean())
        .square()
        .mul(logVariance.neg().exp())
        .add(logVariance)
        .sum()
        .add(new Scalar((float) (LOG_2_PI * x.numel())))
        .mul(new Scalar(0.5f));
  }

  /** floor + ½ (d + √(d² + 4)), d = raw − floor, as our likelihood has it. */
  private static Tensor floored(Tensor raw) {
    Tensor d = raw.sub(new Scalar((float) LOG_FLOOR));
    return d.add(hypot(d, torch.full_like(d, new Scalar(2f))))
        .mul(new Scalar(0.5f))
        .add(new Scalar((float) LOG_FLOOR));
  }

  /** log p(x|z) + log p(z) − log q(z|x) of Bernoulli rows, for K draws of each: [B, K]. */
  Tensor logWeights(Tensor x, int samples) {
    int latent = task.architecture().latent();
    long rows = x.size(0);
    Head q = Head.of(forward(encoder, x), latent);
    Tensor mean = q.mean().unsqueeze(1);
    Tensor logVariance = q.logVariance().unsqueeze(1);
    Tensor noise = torch.randn(rows, samples, latent);
    Tensor z = mean.add(logVariance.mul(new Scalar(0.5f)).exp().mul(noise));
    Tensor logits = forward(decoder, z);
    Tensor target = x.unsqueeze(1).expand(logits.sizes().vec().get());
    Tensor logLikelihood = target.mul(logits).sub(torch.softplus(logits)).sum(-1L);
    // log p(z) − log q(z|x), whose constants cancel
    Tensor logRatio =
        noise.square().add(logVariance).sub(z.square()).sum(-1L).mul(new Scalar(0.5f));
    return logLikelihood.add(logRatio);
  }

  /** A network's output, cut in two. */
  private record Head(Tensor mean, Tensor logVariance) {
    static Head of(Tensor output, long width) {
      return new Head(output.narrow(-1, 0, width), output.narrow(-1, width, width));
    }
  }
}
