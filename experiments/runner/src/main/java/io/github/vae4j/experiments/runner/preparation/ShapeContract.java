package io.github.vae4j.experiments.runner.preparation;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.kl.KlRegistry;
import io.github.vae4j.core.model.EncoderDistribution;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.LatentDraw;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.model.UnnormalizedTraining;
import io.github.vae4j.core.objective.Objective;
import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.Dimensions;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.experiments.runner.failure.Failure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The check, before training, that every part of a model returns arrays of the shapes it promises.
 * Arrays broadcast, so a log-probability that was not summed over the dimensions of x would go
 * through training unnoticed, and its mean over D stand beside real ELBOs.
 *
 * <p>The parts are asked about a few rows of the run's own data, with heads of zeros in place of
 * networks.
 */
public final class ShapeContract {
  private final Components components;
  private final KlRegistry klRegistry;

  public ShapeContract(Components components, KlRegistry klRegistry) {
    this.components = components;
    this.klRegistry = klRegistry;
  }

  /**
   * Checks the parts of a run.
   *
   * @throws InputException if one of them fails, or returns another shape than it promises
   */
  public void check(Device device, PreparedRun run) {
    try (Scope scope = device.inference()) {
      new Parts(scope, run).check();
    }
  }

  /** The parts of one run, S draws for B rows; no two of S, B, D and L are equal. */
  private final class Parts {
    private final Scope scope;
    private final PreparedRun run;
    private final RandomStream random = RandomStream.of(0);
    private final int d;
    private final int l;
    private final int s;
    private final int b;
    private final Likelihood likelihood;
    private final Prior prior;
    private final EncoderDistribution encoder;

    Parts(Scope scope, PreparedRun run) {
      this.scope = scope;
      this.run = run;
      d = run.data().train().dim();
      l = run.spec().get(RunSettings.LATENT);
      int[] free =
          IntStream.iterate(2, n -> n + 1).filter(n -> n != d && n != l).limit(2).toArray();
      s = free[0];
      b = free[1];
      Dimensions dimensions = new Dimensions(d, l);
      likelihood = run.likelihood();
      prior = run.spec().create(Kind.PRIOR, components, dimensions);
      encoder = run.spec().create(Kind.ENCODER, components, dimensions);
    }

    void check() {
      Part p = new Part("prior '%s'".formatted(run.spec().name(Kind.PRIOR)), prior);
      p.returns("sample", "[n, L]", Shape.of(b, l), () -> prior.sample(scope, b, random));

      String named = "encoder '%s'".formatted(run.spec().name(Kind.ENCODER));
      Posterior posterior =
          new Part(named, encoder).ask("read", () -> encoder.read(head(encoder.head(l), b)));
      Part q = new Part(named, posterior);
      q.returns("mean", "[B, L]", Shape.of(b, l), posterior::mean);
      LatentDraw z = q.ask("rsample", () -> posterior.rsample(s, random));
      q.returns("rsample", "[S, B, L]", Shape.of(s, b, l), z::exact);
      q.returns("rsample's surrogate", "[S, B, L]", Shape.of(s, b, l), z::surrogate);
      requirePath(z);
      q.returns("logProb", "[S, B]", Shape.of(s, b), () -> posterior.logProb(z.exact()));
      p.returns("logProb", "[S, B]", Shape.of(s, b), () -> prior.logProb(z.exact()));

      Part kl = new Part("the KL of %s".formatted(named), posterior);
      kl.ask("the closed form", () -> klRegistry.closedForm(posterior, prior))
          .ifPresent(
              value -> {
                boolean whole = value.perDimension().shape().last() == 1; // over no dimensions
                Shape expected = Shape.of(b, whole ? 1 : l);
                kl.returns("klPerDimension", "[B, L]", expected, value::perDimension);
              });

      Part x = new Part("likelihood '%s'".formatted(run.spec().name(Kind.LIKELIHOOD)), likelihood);
      Tensor data = run.train().read(scope, IntStream.range(0, b).map(this::row).toArray(), 0);
      Head head = x.ask("head", () -> head(likelihood.head(d), s, b));
      x.returns("logProb", "[S, B]", Shape.of(s, b), () -> likelihood.logProb(data, head));
      if (likelihood instanceof UnnormalizedTraining training) {
        x.returns(
            "unnormalizedLogProb",
            "[S, B]",
            Shape.of(s, b),
            () -> training.unnormalizedLogProb(data, head));
      }
      x.returns("mean", "[S, B, D]", Shape.of(s, b, d), () -> likelihood.mean(head));
      x.ask("deviation", () -> likelihood.deviation(head))
          .ifPresent(value -> x.returns("deviation", "[S, B, D]", Shape.of(s, b, d), () -> value));
      x.returns("sample", "[S, B, D]", Shape.of(s, b, d), () -> likelihood.sample(head, random));
      x.ask("diagnostics", () -> likelihood.diagnostics(head))
          .forEach((name, value) -> x.returns(name, "one number", Shape.of(), () -> value));
    }

    /** An objective whose gradient is right only for reparameterised draws is given no others. */
    private void requirePath(LatentDraw z) {
      Objective objective = run.spec().create(Kind.OBJECTIVE, components, new Dimensions(d, l));
      if (objective.needsReparameterization() && !z.reparameterized()) {
        throw new InputException(
            ("objective '%s' takes the gradient through reparameterised draws of z, and encoder '%s'"
                    + " has none: its gradient is that of a stand-in; choose --objective"
                    + " score-function or vimco, which need no such path, or elbo or iwae, which use the"
                    + " stand-in, or an encoder such as diagonal-gaussian")
                .formatted(run.spec().name(Kind.OBJECTIVE), run.spec().name(Kind.ENCODER)));
      }
    }

    /** A row for each of the batch, even of data that have fewer. */
    private int row(int i) {
      return i % run.train().size();
    }

    /** A head of zeros; free slots have the value they start from. */
    private Head head(HeadLayout layout, int... rows) {
      int[] sizes = IntStream.concat(IntStream.of(rows), IntStream.of(layout.width())).toArray();
      Map<String, Tensor> free = new LinkedHashMap<>();
      for (HeadLayout.Slot slot : layout.slots()) {
        if (slot.free()) {
          free.put(slot.name(), scope.full(Shape.of(slot.width()), slot.start()));
        }
      }
      return Head.of(layout, scope.full(Shape.of(sizes), 0), free);
    }
  }

  /**
   * One part of a model under test.
   *
   * @param name as the run names it
   */
  private record Part(String name, Object object) {
    /** What a method of the part returns; what goes wrong in it is input that is wrong. */
    <T> T ask(String method, Supplier<@Nullable T> question) {
      try {
        return Objects.requireNonNull(question.get(), "it returned null");
      } catch (InputException e) {
        throw e;
      } catch (RuntimeException | StackOverflowError | LinkageError e) {
        throw new InputException(
            "%s: %s failed when tried on a few rows of the data: %s"
                .formatted(this, method, Failure.describe(e)),
            e);
      }
    }

    void returns(String method, String words, Shape expected, Supplier<@Nullable Tensor> question) {
      Shape shape = ask(method, question).shape();
      if (!shape.equals(expected)) {
        throw new InputException(
            "%s: %s returned shape %s; expected %s%s, tried with S draws of z for B rows of data%s"
                .formatted(
                    this,
                    method,
                    shape,
                    words,
                    expected.rank() == 0 ? "" : " = " + expected,
                    advice(shape, expected)));
      }
    }

    private static String advice(Shape shape, Shape expected) {
      boolean unsummed =
          shape.rank() == expected.rank() + 1
              && IntStream.range(0, expected.rank()).allMatch(i -> shape.get(i) == expected.get(i));
      return unsummed ? ": sum over the last dimension, .sum(-1)" : "";
    }

    @Override
    public String toString() {
      return "%s (%s)".formatted(name, object.getClass().getName());
    }
  }
}
