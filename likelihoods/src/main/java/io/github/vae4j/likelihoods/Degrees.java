package io.github.vae4j.likelihoods;

import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Tensor;
import java.util.Optional;

/** The degrees of freedom ν of a Student-t distribution: a constant, or one learned number. */
public sealed interface Degrees {
  /** A layout with the slot that ν is read from, if it is. */
  HeadLayout addTo(HeadLayout layout);

  /** ν, one number. */
  Tensor of(Head head, Scope scope);

  /** ν / (ν − 2), the variance at scale 1; empty where ν may be 2 or less. */
  Optional<Tensor> varianceRatio(Head head, Scope scope);

  /**
   * A constant ν.
   *
   * @param value above 1, so that there is a mean
   */
  record Fixed(double value) implements Degrees {
    public Fixed {
      if (!(value > 1)) {
        throw new IllegalArgumentException(
            "ν is " + value + "; expected more than 1, as there is no mean otherwise");
      }
    }

    @Override
    public HeadLayout addTo(HeadLayout layout) {
      return layout;
    }

    @Override
    public Tensor of(Head head, Scope scope) {
      return scope.scalar(value);
    }

    @Override
    public Optional<Tensor> varianceRatio(Head head, Scope scope) {
      return value > 2 ? Optional.of(scope.scalar(value / (value - 2))) : Optional.empty();
    }
  }

  /**
   * ν = 2 + e^raw with the free slot {@code rawDegrees}: above 2, so that there is a variance.
   *
   * @param start ν before training, above 2
   */
  record Learned(double start) implements Degrees {
    private static final String SLOT = "rawDegrees";

    /** Beyond this a Student-t distribution is a Gaussian to the last bit of a float. */
    private static final double LARGEST_RAW = 20;

    public Learned {
      if (!(start > 2)) {
        throw new IllegalArgumentException("ν starts at " + start + "; expected more than 2");
      }
    }

    @Override
    public HeadLayout addTo(HeadLayout layout) {
      return layout.free(SLOT, 1, (float) Math.log(start - 2));
    }

    @Override
    public Tensor of(Head head, Scope scope) {
      return head.get(SLOT).min(scope.scalar(LARGEST_RAW)).exp().add(2);
    }

    /** 1 + 2 e^−raw. */
    @Override
    public Optional<Tensor> varianceRatio(Head head, Scope scope) {
      Tensor raw = head.get(SLOT).min(scope.scalar(LARGEST_RAW));
      return Optional.of(raw.neg().exp().mul(2).add(1));
    }
  }
}
