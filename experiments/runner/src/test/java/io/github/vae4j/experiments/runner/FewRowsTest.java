package io.github.vae4j.experiments.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Injector;
import io.github.vae4j.core.data.DataSplits;
import io.github.vae4j.core.data.FloatDataSet;
import io.github.vae4j.core.data.ImageShape;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.plugin.ComponentsModule;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.Figure;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.experiments.runner.checkpoint.CheckpointStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run makes beside its numbers does not take it down: figures of little, or that fail. */
class FewRowsTest {
  private final List<String> figures = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();

  private final RunListener listener =
      new RunListener() {
        @Override
        public void figureProduced(RunSpec spec, Figure figure) {
          figures.add(figure.name());
        }

        @Override
        public void noticed(RunSpec spec, String notice) {
          notices.add(notice);
        }
      };

  private RunResult run(Injector injector, RunSpec spec) {
    return SmallData.run(
            injector,
            2,
            listener,
            CheckpointStore.none(),
            new Interruption(),
            spec.with("epochs", 1))
        .get(0);
  }

  @Test
  void oneTestRowIsEnough() {
    float[] pixels = new float[40 * 16];
    Arrays.fill(pixels, 0, 300, 1f);
    ComponentsModule few =
        new ComponentsModule() {
          @Override
          protected void configure() {
            ImageShape shape = new ImageShape(4, 4);
            bindComponent(
                Kind.DATA,
                "few",
                "one row to test on",
                List.of(),
                settings ->
                    () ->
                        new DataSplits(
                            FloatDataSet.images(pixels, shape, null),
                            FloatDataSet.images(Arrays.copyOf(pixels, 16), shape, null),
                            List.of("one row is little")));
          }
        };
    RunResult result = run(SmallData.injector(few), SmallData.spec().with("data", "few"));
    assertThat(result.message()).isEmpty();
    assertThat(result.status()).isEqualTo(RunStatus.DONE);
    assertThat(figures)
        .containsExactly(
            "reconstructions", "decoder-deviations", "prior-samples", "latent-dimensions");
    assertThat(notices).containsExactly("one row is little");
  }

  /** Its draws fail for the twenty of the prior's figure alone. */
  private static final class Fragile implements Likelihood {
    @Override
    public HeadLayout head(int dataDim) {
      return HeadLayout.of("mean", dataDim);
    }

    @Override
    public Support support() {
      return Support.REAL;
    }

    @Override
    public Measure measure() {
      return Measure.LEBESGUE;
    }

    @Override
    public Tensor logProb(Tensor x, Head head) {
      return x.sub(head.get("mean")).square().mul(-0.5).sum(-1);
    }

    @Override
    public Tensor mean(Head head) {
      return head.get("mean");
    }

    @Override
    public Tensor sample(Head head, RandomStream random) {
      Tensor mean = head.get("mean");
      if (mean.shape().get(1) == 20) {
        throw new IllegalStateException("no luck");
      }
      return mean;
    }
  }

  @Test
  void aFigureThatFailsIsLeftOut() {
    ComponentsModule fragile =
        new ComponentsModule() {
          @Override
          protected void configure() {
            likelihood("fragile", "fails in a figure", settings -> new Fragile());
          }
        };
    RunSpec spec = SmallData.spec().with("likelihood", "fragile").with("binarize", "none");
    RunResult result = run(SmallData.injector(fragile), spec);
    assertThat(result.status()).isEqualTo(RunStatus.DONE);
    assertThat(result.metrics()).containsKey("test_mse");
    assertThat(figures).containsExactly("reconstructions", "latent-walk", "latent-dimensions");
    assertThat(notices)
        .singleElement()
        .asString()
        .startsWith("figure 'prior-samples' is left out: java.lang.IllegalStateException: no luck");
  }
}
